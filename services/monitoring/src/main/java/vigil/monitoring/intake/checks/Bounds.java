package vigil.monitoring.intake.checks;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** The declared limits of what is believable. */
public final class Bounds {

    /** No transaction before this is taken. */
    public static final Instant EARLIEST = Instant.EPOCH;

    /** How far ahead of our clock a sender's clock may be. */
    public static final Duration AHEAD = Duration.ofDays(1);

    /** How far ahead a payment may be ordered or settled. */
    public static final int DAYS_ORDERED_AHEAD = 730;

    /** No customer was born before this. */
    public static final LocalDate EARLIEST_BIRTH = LocalDate.of(1850, 1, 1);

    /**
     * A hundred trillion units: above any payment in any currency, and safely within 64 bits of
     * minor units.
     */
    public static final BigDecimal MAX_AMOUNT = new BigDecimal("100000000000000");

    /** For assets with many decimals: minor units, so that sums in the core have room. */
    public static final BigDecimal MAX_MINOR = new BigDecimal("1000000000000000000");

    private Bounds() {}
}
