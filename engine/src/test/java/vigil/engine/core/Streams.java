package vigil.engine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vigil.engine.Context;
import vigil.engine.Decision;
import vigil.engine.PaymentFormat;
import vigil.engine.Places;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;
import vigil.engine.TransactionKind;
import vigil.engine.scenarios.ScenarioSet;
import vigil.engine.screening.Screening;

/** Streams of payments for tests: random ones from a seed, and what a core makes of them. */
public final class Streams {
    static final long START = 1_767_225_600_000L;
    static final long HOUR = 3_600_000L;
    static final long DAY = 24 * HOUR;
    private static final PaymentFormat[] FORMATS = PaymentFormat.values();
    private static final String[] COUNTRIES = {"", "DE", "US", "IR", "FR"};
    private static final String[] SEGMENTS = {"private", "", "small-business"};

    private Streams() {}

    /** Payments among accounts with heavy tails, a tenth of them late by up to three days. */
    public static List<Transaction> random(long seed, int accounts, int count, long days) {
        Random random = new Random(seed);
        List<Transaction> stream = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long time = START + days * DAY * i / count;
            if (random.nextInt(10) == 0) {
                time -= random.nextLong(3 * DAY);
            }
            long payer = 1 + (long) (accounts * Math.pow(random.nextDouble(), 3));
            long payee = 1 + (long) (accounts * Math.pow(random.nextDouble(), 2));
            long minor = 1 + (long) StrictMath.exp(12 + 2 * random.nextGaussian());
            stream.add(payment(i, time, payer, payee, minor, random));
        }
        return stream;
    }

    private static Transaction payment(
            int row, long time, long payer, long payee, long minor, Random random) {
        return new Transaction(
                TransactionId.ofRow(row),
                time,
                payer,
                payee,
                1 + payer % 5,
                1 + payee % 5,
                "USD",
                random.nextInt(9) == 0 ? "EUR" : "USD",
                minor,
                minor,
                FORMATS[random.nextInt(FORMATS.length)],
                COUNTRIES[random.nextInt(COUNTRIES.length)],
                COUNTRIES[random.nextInt(COUNTRIES.length)],
                context(payer, payee));
    }

    private static Context context(long payer, long payee) {
        return new Context(
                TransactionKind.PAYMENT,
                segment(payer),
                segment(payee),
                0,
                0,
                Context.UNKNOWN,
                Places.NOWHERE,
                0,
                Screening.NONE);
    }

    /** A third of the accounts are of no known segment. */
    private static String segment(long account) {
        return SEGMENTS[(int) (account % SEGMENTS.length)];
    }

    static Transaction payment(long row, long time, long payer, long payee, long minor) {
        return new Transaction(
                TransactionId.ofRow(row),
                time,
                payer,
                payee,
                0,
                0,
                "USD",
                "USD",
                minor,
                minor,
                PaymentFormat.WIRE,
                "",
                "");
    }

    /** Payments of these amounts in major units from one account to another, an hour apart. */
    static List<Transaction> amounts(long... majors) {
        List<Transaction> stream = new ArrayList<>();
        for (int i = 0; i < majors.length; i++) {
            stream.add(payment(i, START + i * HOUR, 1, 2, majors[i] * 100));
        }
        return stream;
    }

    static Core core() {
        return Core.empty(CoreSettings.defaults(), ScenarioSet.builtIn());
    }

    static List<Decision> decisions(Core core, List<Transaction> stream) {
        return stream.stream().map(core::decide).toList();
    }
}
