package vigil.bench.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import vigil.engine.PaymentFormat;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;

/**
 * The hardest graph for searches along paths: a tenth of the accounts are hubs in both directions.
 * Half of the payments leave a hub and half reach one, so that nearly every account lies within two
 * steps of every other inside a window.
 */
final class HubTraffic {
    static final int ACCOUNTS = 20_000;
    static final int HUBS = ACCOUNTS / 10;
    private static final int DAYS = 8;
    private static final int BANKS = 50;
    private static final long START = Instant.parse("2026-09-01T00:00:00Z").toEpochMilli();
    private static final double MEAN_MINOR = 60_000;
    private static final String CURRENCY = "USD";

    private final SplittableRandom random = new SplittableRandom(1);

    /** Payments evenly over {@value #DAYS} days, the same for the same count. */
    List<Transaction> payments(int count) {
        List<Transaction> payments = new ArrayList<>(count);
        long span = Duration.ofDays(DAYS).toMillis();
        for (int i = 0; i < count; i++) {
            long hub = 1 + random.nextInt(HUBS);
            long other = 1 + random.nextInt(ACCOUNTS);
            if (other == hub) {
                other = hub == ACCOUNTS ? 1 : hub + 1;
            }
            boolean leaves = random.nextBoolean();
            payments.add(
                    payment(
                            i,
                            START + span * i / count,
                            leaves ? hub : other,
                            leaves ? other : hub));
        }
        return payments;
    }

    private Transaction payment(int number, long time, long payer, long payee) {
        long minor = 500 + (long) (-MEAN_MINOR * Math.log(1 - random.nextDouble()));
        return new Transaction(
                new TransactionId(0, number + 1L),
                time,
                payer,
                payee,
                payer % BANKS + 1,
                payee % BANKS + 1,
                CURRENCY,
                CURRENCY,
                minor,
                minor,
                PaymentFormat.ACH,
                "",
                "");
    }
}
