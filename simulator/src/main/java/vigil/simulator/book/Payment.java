package vigil.simulator.book;

import java.math.BigDecimal;
import vigil.contracts.amlworld.AmlworldCurrency;

/**
 * A payment between accounts by index.
 *
 * @param minute since the first day's midnight
 * @param ring the index of the ring that it belongs to, negative for an ordinary payment
 */
public record Payment(
        int minute,
        int from,
        int to,
        BigDecimal received,
        String receivingCurrency,
        BigDecimal paid,
        String paymentCurrency,
        String format,
        int ring) {
    public static final int ORDINARY = -1;
    public static final int MINUTES_OF_A_DAY = 1_440;

    /** An ordinary payment within one currency. */
    public static Payment ordinary(int minute, int from, int to, Sum sum, Rail rail) {
        return of(minute, from, to, sum, rail, ORDINARY);
    }

    /** A payment within one currency that belongs to a ring. */
    public static Payment ofRing(int minute, int from, int to, Sum sum, int ring) {
        return of(minute, from, to, sum, Rail.ACH, ring);
    }

    public Payment by(Rail rail) {
        return new Payment(
                minute,
                from,
                to,
                received,
                receivingCurrency,
                paid,
                paymentCurrency,
                rail.title(),
                ring);
    }

    public int day() {
        return minute / MINUTES_OF_A_DAY;
    }

    private static Payment of(int minute, int from, int to, Sum sum, Rail rail, int ring) {
        String currency = sum.currency().title();
        return new Payment(
                minute,
                from,
                to,
                sum.amount(),
                currency,
                sum.amount(),
                currency,
                rail.title(),
                ring);
    }

    /** An amount in a currency, with the decimals that AMLworld writes. */
    public record Sum(BigDecimal amount, AmlworldCurrency currency) {
        /** The largest amount of HI-Small. */
        private static final double MOST = 1e12;

        /** So many US dollars in a currency, at least its smallest coin. */
        public static Sum ofDollars(double dollars, AmlworldCurrency currency) {
            return ofUnits(dollars / currency.usDollars().doubleValue(), currency);
        }

        /** So many units of a currency, at least its smallest coin. */
        public static Sum ofUnits(double units, AmlworldCurrency currency) {
            int scale = currency == AmlworldCurrency.BITCOIN ? 6 : 2;
            double coins = Math.min(units, MOST) * (scale == 6 ? 1e6 : 1e2);
            return new Sum(BigDecimal.valueOf(Math.max(1, Math.round(coins)), scale), currency);
        }
    }
}
