package vigil.checks.faults;

import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/**
 * Payments that make a detection core work: many small ones among a few thousand accounts, now and
 * then a burst of cash just under the reporting threshold or money that returns to where it came
 * from. Payment n is always the same.
 */
final class Payments {

    private static final Instant FIRST = Instant.parse("2026-03-02T08:00:00Z");
    private static final int ACCOUNTS = 3_000;
    private static final int STORY = 97;

    private final long seed;

    Payments(long seed) {
        this.seed = seed;
    }

    String id(long number) {
        return "fault-" + seed + "-" + number;
    }

    /** The JSON of payment {@code number}. */
    String json(long number) {
        Random random = new Random(seed * 1_000_003 + number);
        random.nextLong();
        long story = number / STORY;
        int step = (int) (number % STORY);
        if (step < 6) {
            return cashUnderTheThreshold(number, story, random);
        }
        if (step < 11) {
            return hopOfACircle(number, story, step - 6);
        }
        int payer = random.nextInt(ACCOUNTS);
        int payee = (payer + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        return json(number, "A" + payer, "A" + payee, 500 + random.nextInt(90_000), "ach");
    }

    private String cashUnderTheThreshold(long number, long story, Random random) {
        return json(number, "CASH-" + story, "S" + story, 910_000 + random.nextInt(80_000), "cash");
    }

    private String hopOfACircle(long number, long story, int hop) {
        String payer = "C" + story + "-" + hop;
        String payee = "C" + story + "-" + (hop + 1) % 5;
        return json(number, payer, payee, 1_250_000 - hop * 9_000, "wire");
    }

    private String json(long number, String payer, String payee, long cents, String format) {
        return """
        {"transactionId":"%s","timestamp":"%s","format":"%s",\
        "payer":{"account":{"number":"%s"},"bank":{"code":"001"}},\
        "payee":{"account":{"number":"%s"},"bank":{"code":"002"}},\
        "amount":{"value":"%s","currency":"USD"}}\
        """
                .formatted(
                        id(number),
                        FIRST.plusSeconds(number * 20),
                        format,
                        payer,
                        payee,
                        String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100));
    }
}
