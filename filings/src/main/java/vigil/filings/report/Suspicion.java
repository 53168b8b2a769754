package vigil.filings.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.Blanks;

/**
 * What was suspicious, from when to when, and how much money it was about, in whole US dollars. The
 * cumulative amount adds what the reports before a continuing one already told.
 */
public record Suspicion(
        @Nullable Long amount,
        @Nullable Long cumulativeAmount,
        boolean amountUnknown,
        boolean noAmount,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<Classification> classifications) {

    /** Nobody has filled it in. */
    public static final Suspicion MISSING =
            new Suspicion(null, null, false, false, null, null, List.of());

    /**
     * A kind of suspicious activity in FinCEN's codes: 114 below type 1 is structuring below the
     * limit of the currency transaction report. A subtype that ends in 999 says in words what else.
     */
    public record Classification(
            @Nullable String type, @Nullable String subtype, @Nullable String other) {

        public Classification {
            type = Blanks.out(type);
            subtype = Blanks.out(subtype);
            other = Blanks.out(other);
        }

        /** The type that a subtype belongs to: 114 to 1, 1101 to 11, 12999 to 12. */
        public static int typeOf(int subtype) {
            return subtype % 1000 == 999 ? subtype / 1000 : subtype / 100;
        }

        /** Whether a subtype says "other". */
        public static boolean isOther(int subtype) {
            return subtype % 1000 == 999;
        }
    }

    public Suspicion {
        classifications = Blanks.out(classifications);
    }

    public static Suspicion or(@Nullable Suspicion suspicion) {
        return suspicion == null ? MISSING : suspicion;
    }
}
