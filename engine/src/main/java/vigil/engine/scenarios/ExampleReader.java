package vigil.engine.scenarios;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigil.engine.PaymentFormat;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;

/**
 * Reads the payments of an example, one or more a line: {@code day 3 14:30, ann -> ben, 9500, CASH,
 * US -> IR}.
 *
 * <p>{@code day 1..20} repeats a line daily, {@code p1..p8} on one side writes a payment for each
 * of them, ten minutes apart. Amounts are in US dollars; format and countries may be left out. Day
 * 1 is the first of 2026.
 */
final class ExampleReader {
    private static final Pattern LINE =
            Pattern.compile(
                    "day (\\d+)(?:\\.\\.(\\d+))? (\\d\\d):(\\d\\d), *(\\S+) -> ([^,\\s]+), *([0-9.]+)"
                            + "(?:, *([A-Z_]+))?(?:, *([A-Z]{2}) -> ([A-Z]{2}))?");
    private static final Pattern SEVERAL = Pattern.compile("([a-z]+)(\\d+)\\.\\.\\1(\\d+)");
    private static final long NEW_YEAR_2026 = 1_767_225_600_000L;
    private static final long DAY = 86_400_000L;
    private static final long TEN_MINUTES = 600_000L;
    private static final int MOST = 2_000;

    private final Map<String, Long> accounts = new HashMap<>();
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
        transactions.add(
                new Transaction(
                        TransactionId.ofRow(transactions.size()),
                        time,
                        account(payer),
                        account(payee),
                        0,
                        0,
                        "USD",
                        "USD",
                        minor,
                        minor,
                        PaymentFormat.valueOf(format),
                        from,
                        to));
    }

    private long account(String name) {
        return accounts.computeIfAbsent(name, ignored -> accounts.size() + 1L);
    }
}
