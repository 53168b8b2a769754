package vigil.engine.scenarios;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigil.engine.Context;
import vigil.engine.PaymentFormat;
import vigil.engine.Places;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;
import vigil.engine.TransactionKind;
import vigil.engine.WordingSketch;
import vigil.engine.screening.ListHit;
import vigil.engine.screening.ScreenedParty;
import vigil.engine.screening.Screening;

/**
 * Reads the payments of an example, one or more a line: {@code day 3 14:30, ann -> ben, 9500, CASH,
 * US -> IR}.
 *
 * <p>{@code day 1..20} repeats a line daily, {@code p1..p8} on one side writes a payment for each
 * of them, ten minutes apart. Amounts are in US dollars; format and countries may be left out. Day
 * 1 is the first of 2026. At the end may stand, in any order, {@code kind REFUND}, {@code segments
 * private -> business}, {@code holders x -> y}, {@code age 17}, {@code at 52.5/13.4} (degrees north
 * and east), {@code text 'rent for May'}, {@code banks a -> b}, {@code listed payee
 * ofac-sdn/ofac-sdn-12345 0.97} (the nearest list entry and how alike the two are) and {@code
 * unscreened payer}.
 */
final class ExampleReader {
    private static final Pattern LINE =
            Pattern.compile(
                    "day (\\d+)(?:\\.\\.(\\d+))? (\\d\\d):(\\d\\d), *(\\S+) -> ([^,\\s]+), *([0-9.]+)"
                            + "(?:, *([A-Z_]+))?(?:, *([A-Z]{2}) -> ([A-Z]{2}))?((?:, *(?:kind|segments|holders|banks|age|at|text|listed|unscreened) .*)?)");
    private static final Pattern MORE =
            Pattern.compile(
                    ", *(?:kind ([A-Z]+)|segments (\\w*) -> (\\w*)|holders (\\w+) -> (\\w+)|banks (\\w+) -> (\\w+)"
                            + "|age (\\d+)|at (-?[0-9.]+)/(-?[0-9.]+)|text '([^']*)'"
                            + "|listed (payer|payee) ([\\w-]+)/([\\w-]+) ([01]\\.\\d{1,3})|unscreened (payer|payee))");
    private static final Pattern SEVERAL = Pattern.compile("([a-z]+)(\\d+)\\.\\.\\1(\\d+)");
    private static final long NEW_YEAR_2026 = 1_767_225_600_000L;
    private static final long DAY = 86_400_000L;
    private static final long TEN_MINUTES = 600_000L;
    private static final int MOST = 2_000;
    private static final long WITHOUT_KEY = 0;

    private final Map<String, Long> accounts = new HashMap<>();
    private final Map<String, Long> holders = new HashMap<>();
    private final Map<String, Long> banks = new HashMap<>();
    private final List<Transaction> transactions = new ArrayList<>();

    static List<Transaction> read(List<String> lines) {
        ExampleReader reader = new ExampleReader();
        lines.forEach(reader::read);
        return reader.transactions;
    }

    private void read(String line) {
        Matcher matcher = LINE.matcher(line.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + line
                            + "' is not of the form 'day 3 14:30, ann -> ben, 9500, CASH, US -> IR'");
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        for (int day = first; day <= last; day++) {
            expand(matcher, day);
        }
    }

    private void expand(Matcher matcher, int day) {
        long time =
                NEW_YEAR_2026
                        + (day - 1) * DAY
                        + Integer.parseInt(matcher.group(3)) * 3_600_000L
                        + Integer.parseInt(matcher.group(4)) * 60_000L;
        for (String payer : names(matcher.group(5))) {
            for (String payee : names(matcher.group(6))) {
                add(matcher, time, payer, payee);
                time += TEN_MINUTES;
            }
        }
    }

    private static List<String> names(String side) {
        Matcher several = SEVERAL.matcher(side);
        if (!several.matches()) {
            return List.of(side);
        }
        List<String> names = new ArrayList<>();
        int last = Integer.parseInt(several.group(3));
        for (int i = Integer.parseInt(several.group(2)); i <= last && names.size() <= MOST; i++) {
            names.add(several.group(1) + i);
        }
        return names;
    }

    private void add(Matcher matcher, long time, String payer, String payee) {
        if (transactions.size() >= MOST) {
            throw new IllegalArgumentException("an example has at most " + MOST + " payments");
        }
        long minor = new BigDecimal(matcher.group(7)).movePointRight(2).longValueExact();
        String format = matcher.group(8) == null ? "OTHER" : matcher.group(8);
        String from = matcher.group(9) == null ? "" : matcher.group(9);
        String to = matcher.group(10) == null ? "" : matcher.group(10);
        More more = more(matcher.group(11));
        transactions.add(
                new Transaction(
                        TransactionId.ofRow(transactions.size()),
                        time,
                        account(payer),
                        account(payee),
                        more.payerBank,
                        more.payeeBank,
                        "USD",
                        "USD",
                        minor,
                        minor,
                        PaymentFormat.valueOf(format),
                        from,
                        to,
                        more.context()));
    }

    /** What stands at the end of a line. */
    private static final class More {
        private TransactionKind kind = TransactionKind.PAYMENT;
        private String payerSegment = "";
        private String payeeSegment = "";
        private long payerHolder;
        private long payeeHolder;
        private long payerBank;
        private long payeeBank;
        private int age = Context.UNKNOWN;
        private int place = Places.NOWHERE;
        private long wording;
        private ScreenedParty payer = ScreenedParty.NOT_ASKED;
        private ScreenedParty payee = ScreenedParty.NOT_ASKED;

        private void screened(String side, ScreenedParty party) {
            if (side.equals("payer")) {
                payer = party;
            } else {
                payee = party;
            }
        }

        private Context context() {
            return new Context(
                    kind,
                    payerSegment,
                    payeeSegment,
                    payerHolder,
                    payeeHolder,
                    age,
                    place,
                    wording,
                    new Screening(payer, payee, ""));
        }
    }

    private More more(String text) {
        More more = new More();
        Matcher matcher = MORE.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            take(matcher, more);
        }
        if (end < text.length()) {
            throw new IllegalArgumentException(
                    "'"
                            + text.substring(end)
                            + "' is none of kind, segments, holders, banks, age, at, text, listed and unscreened");
        }
        return more;
    }

    private void take(Matcher matcher, More more) {
        if (matcher.group(1) != null) {
            more.kind = TransactionKind.valueOf(matcher.group(1));
        } else if (matcher.group(2) != null) {
            more.payerSegment = matcher.group(2);
            more.payeeSegment = matcher.group(3);
        } else if (matcher.group(4) != null) {
            more.payerHolder = number(holders, matcher.group(4));
            more.payeeHolder = number(holders, matcher.group(5));
        } else if (matcher.group(6) != null) {
            more.payerBank = number(banks, matcher.group(6));
            more.payeeBank = number(banks, matcher.group(7));
        } else if (matcher.group(8) != null) {
            more.age = Integer.parseInt(matcher.group(8));
        } else if (matcher.group(9) != null) {
            more.place =
                    Places.cell(
                            Double.parseDouble(matcher.group(9)),
                            Double.parseDouble(matcher.group(10)));
        } else if (matcher.group(12) != null) {
            more.screened(matcher.group(12), ScreenedParty.hit(List.of(listed(matcher))));
        } else if (matcher.group(16) != null) {
            more.screened(matcher.group(16), ScreenedParty.UNAVAILABLE);
        } else {
            more.wording = WordingSketch.of(matcher.group(11), WITHOUT_KEY);
        }
    }

    private static ListHit listed(Matcher matcher) {
        int thousandths = new BigDecimal(matcher.group(15)).movePointRight(3).intValueExact();
        return new ListHit(matcher.group(13), "", matcher.group(14), thousandths);
    }

    private static long number(Map<String, Long> known, String name) {
        return known.computeIfAbsent(name, any -> known.size() + 1L);
    }

    private long account(String name) {
        return number(accounts, name);
    }
}
