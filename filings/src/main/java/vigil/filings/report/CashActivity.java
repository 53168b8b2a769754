package vigil.filings.report;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.Blanks;

/**
 * The cash of one business day, in whole US dollars. Foreign notes (codes 53 and 54) are a part of
 * what the other details already count, with their country.
 */
public record CashActivity(
        @Nullable LocalDate on,
        Set<Way> ways,
        @Nullable Long cashIn,
        @Nullable Long cashOut,
        List<Detail> details) {

    /** Nobody has filled it in. */
    public static final CashActivity MISSING =
            new CashActivity(null, Set.of(), null, null, List.of());

    /** How the cash came, beside over the counter. */
    public enum Way {
        AGGREGATED,
        ARMORED_CAR,
        ATM,
        MAIL,
        NIGHT_DEPOSIT,
        SHARED_BRANCH
    }

    /** One kind of cash transaction in FinCEN's codes: 55 deposits, 56 withdrawals. */
    public record Detail(
            @Nullable String type,
            @Nullable Long amount,
            @Nullable String other,
            @Nullable String country) {

        public Detail {
            type = Blanks.out(type);
            other = Blanks.out(other);
            country = Blanks.out(country);
        }
    }

    public CashActivity {
        ways =
                ways == null || ways.isEmpty()
                        ? Set.of()
                        : Collections.unmodifiableSet(EnumSet.copyOf(ways));
        details = Blanks.out(details);
    }

    public static CashActivity or(@Nullable CashActivity activity) {
        return activity == null ? MISSING : activity;
    }
}
