package vigil.filings.report;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.Blanks;

/**
 * What kind of report it is. A correction and a continuing report name the BSA identifier of the
 * report before it: 14 digits, all of them 0 when it is not known.
 */
public record Occasion(Set<Kind> kinds, @Nullable String priorDocument) {

    /** The kinds of the forms; some of them go together. */
    public enum Kind {
        INITIAL,
        CORRECTION,
        CONTINUING,
        JOINT,
        BACKFILED
    }

    /** The identifier to write where the earlier report's is not known. */
    public static final String UNKNOWN_DOCUMENT = "00000000000000";

    /** Nobody has filled it in. */
    public static final Occasion MISSING = new Occasion(Set.of(), null);

    public Occasion {
        kinds =
                kinds == null || kinds.isEmpty()
                        ? Set.of()
                        : Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        priorDocument = Blanks.out(priorDocument);
    }

    public static Occasion initial() {
        return new Occasion(Set.of(Kind.INITIAL), null);
    }

    public static Occasion correcting(String document) {
        return new Occasion(Set.of(Kind.CORRECTION), document);
    }

    /** Corrects a report on that occasion: what was continuing or joint stays so. */
    public static Occasion correcting(Occasion before, String document) {
        EnumSet<Kind> kinds = EnumSet.of(Kind.CORRECTION);
        for (Kind kept : EnumSet.of(Kind.CONTINUING, Kind.JOINT)) {
            if (before.is(kept)) {
                kinds.add(kept);
            }
        }
        return new Occasion(kinds, document);
    }

    public static Occasion continuing(String document) {
        return new Occasion(Set.of(Kind.CONTINUING), document);
    }

    public static Occasion or(@Nullable Occasion occasion) {
        return occasion == null ? MISSING : occasion;
    }

    public boolean is(Kind kind) {
        return kinds.contains(kind);
    }

    /** Whether an earlier report is corrected or carried on. */
    public boolean followsAnother() {
        return is(Kind.CORRECTION) || is(Kind.CONTINUING);
    }
}
