package vigil.bench.street;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;

/**
 * The payments of the ten-rule comparison: 10,000 accounts, a tenth of the traffic on a hundredth
 * of them, forty counterparties an account, amounts 5 + exponential(600), some cash just under
 * 10,000, some large amounts.
 */
public final class ComparisonPayments implements Payments {

    private static final int ACCOUNTS = 10_000;
    private static final int BUSY = 100;
    private static final int COUNTERPARTIES = 40;
    private static final double MEAN = 600;

    private final String run;
    private final long seed;
    private final Instant first =
            Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

    public ComparisonPayments(String run, long seed) {
        this.run = run;
        this.seed = seed;
    }

    @Override
    public byte[] json(long number) {
        Random random = new Random(seed * 31 + number * 0x9E3779B97F4A7C15L);
        int own = random.nextInt(10) == 0 ? random.nextInt(BUSY) : random.nextInt(ACCOUNTS);
        int other = (own * 7919 + random.nextInt(COUNTERPARTIES) * 104_729 + 1) % ACCOUNTS;
        boolean out = random.nextBoolean();
        double kind = random.nextDouble();
        long cents = (long) (100 * (5 - MEAN * Math.log(1 - random.nextDouble())));
        String format = "ach";
        if (kind < 0.005) {
            cents = 900_000 + random.nextInt(99_900);
            format = "cash";
        } else if (kind < 0.01) {
            cents = 1_000_000 + random.nextInt(4_000_000);
        }
        String text =
                """
                {"transactionId":"%s-%d","timestamp":"%s","format":"%s",\
                "payer":{"account":{"number":"B%d"},"bank":{"code":"%03d"},"country":"US"},\
                "payee":{"account":{"number":"B%d"},"bank":{"code":"%03d"},"country":"US"},\
                "amount":{"value":"%d.%02d","currency":"USD"}}\
                """
                        .formatted(
                                run,
                                number,
                                first.plusMillis(number),
                                format,
                                out ? own : other,
                                (out ? own : other) % 50,
                                out ? other : own,
                                (out ? other : own) % 50,
                                cents / 100,
                                cents % 100);
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
