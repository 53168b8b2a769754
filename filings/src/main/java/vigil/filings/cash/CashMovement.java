package vigil.filings.cash;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cash that changed hands once.
 *
 * @param record the transaction behind it
 * @param amount in US dollars, foreign notes at their value in them
 * @param in whether the institution received it
 * @param carrier who brought or took it; null when nobody was noted
 * @param behalfOf for whom; null when the carrier acted for itself
 * @param account where it was booked; null when nowhere
 */
public record CashMovement(
        String record,
        Instant at,
        BigDecimal amount,
        boolean in,
        @Nullable String carrier,
        @Nullable String behalfOf,
        @Nullable String account) {

    public CashMovement {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("cash that changes hands is more than nothing");
        }
    }

    /** Everybody to whom the law counts it: who carried it and for whom. */
    List<String> persons() {
        return Stream.of(carrier, behalfOf)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }
}
