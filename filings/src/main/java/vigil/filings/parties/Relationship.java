package vigil.filings.parties;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a subject is tied to an institution, known by its tax number; an insider's standing says
 * whether the tie lasts, and since when not.
 */
public record Relationship(
        @Nullable String institutionTaxNumber,
        Set<Tie> ties,
        @Nullable String otherTie,
        @Nullable Standing standing,
        @Nullable LocalDate actionOn) {

    /** The ties of the form. */
    public enum Tie {
        ACCOUNTANT,
        AGENT,
        APPRAISER,
        ATTORNEY,
        BORROWER,
        CUSTOMER,
        DIRECTOR,
        EMPLOYEE,
        NONE,
        OFFICER,
        OTHER,
        OWNER
    }

    /** What became of an insider. */
    public enum Standing {
        CONTINUES,
        RESIGNED,
        SUSPENDED,
        TERMINATED
    }

    public Relationship {
        institutionTaxNumber = Blanks.out(institutionTaxNumber);
        ties =
                ties == null || ties.isEmpty()
                        ? Set.of()
                        : Collections.unmodifiableSet(EnumSet.copyOf(ties));
        otherTie = Blanks.out(otherTie);
    }

    public static Relationship customer(String institutionTaxNumber) {
        return new Relationship(institutionTaxNumber, Set.of(Tie.CUSTOMER), null, null, null);
    }
}
