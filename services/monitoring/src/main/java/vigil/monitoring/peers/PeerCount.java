package vigil.monitoring.peers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigil.contracts.log.v1.TransactionContext;
import vigil.kernel.money.Currency;
import vigil.monitoring.log.LogFormat;

/** Counts one week of all accounts of an institution, from its transactions. */
final class PeerCount {

    private static final int ROWS_AT_ONCE = 5_000;
    private static final int HUNDREDTHS = 100;

    private final Map<Long, AccountWeek> accounts = new HashMap<>();
    private final Currency currency;

    private PeerCount(Currency currency) {
        this.currency = currency;
    }

    /**
     * What the accounts of a group had.
     *
     * @param hundredths the hundredth part by part: the least value that so many in a hundred do
     *     not exceed
     */
    record Spread(int accounts, long[] hundredths) {

        private static Spread of(long[] values) {
            Arrays.sort(values);
            long[] hundredths = new long[HUNDREDTHS];
            for (int part = 1; part <= HUNDREDTHS; part++) {
                long reached = ((long) part * values.length + HUNDREDTHS - 1) / HUNDREDTHS;
                hundredths[part - 1] = values[(int) reached - 1];
            }
            return new Spread(values.length, hundredths);
        }
    }

    /** By group and figure; both in a fixed order. What is in another currency is left out. */
    static Map<String, Map<Figure, Spread>> of(
            Connection connection, LocalDate week, Currency currency) throws SQLException {
        PeerCount count = new PeerCount(currency);
        count.read(connection, week);
        return count.spreads(paces(connection, week));
    }

    private void read(Connection connection, LocalDate week) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select number, payer, payee, base_minor, context from transactions
                        where event_time >= ? and event_time < ? and base_currency = ?\
                        """)) {
            select.setFetchSize(ROWS_AT_ONCE);
            select.setObject(1, Weeks.start(week));
            select.setObject(2, Weeks.start(week.plusWeeks(1)));
            select.setString(3, currency.code());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    add(row);
                }
            }
        }
    }

    private void add(ResultSet row) throws SQLException {
        long payer = row.getLong("payer");
        long payee = row.getLong("payee");
        long minor = row.getLong("base_minor");
        AccountWeek paying = accounts.computeIfAbsent(payer, any -> new AccountWeek());
        AccountWeek receiving = accounts.computeIfAbsent(payee, any -> new AccountWeek());
        paying.paid(payee, minor);
        receiving.received(payer, minor);
        TransactionContext context = context(row);
        if (context != null) {
            long number = row.getLong("number");
            paying.segment(context.getPayerSegment(), number);
            receiving.segment(context.getPayeeSegment(), number);
        }
    }

    static @Nullable TransactionContext context(ResultSet row) throws SQLException {
        return LogFormat.storedContext(row.getBytes("context"));
    }

    private static Map<Long, Integer> paces(Connection connection, LocalDate week)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select payer, count(*) from transactions where event_time >= ? and event_time < ? group by payer\
                        """)) {
            select.setFetchSize(ROWS_AT_ONCE);
            select.setObject(1, Weeks.start(week.minusDays(Pace.DAYS)));
            select.setObject(2, Weeks.start(week));
            Map<Long, Integer> paces = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    paces.put(row.getLong(1), row.getInt(2));
                }
            }
            return paces;
        }
    }

    private static final class Values {
        private long[] values = new long[16];
        private int size;

        private void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }
    }

    private Map<String, Map<Figure, Spread>> spreads(Map<Long, Integer> paces) {
        Map<String, Map<Figure, Values>> groups = new TreeMap<>();
        accounts.forEach((account, did) -> {
            Pace pace = Pace.of(paces.getOrDefault(account, 0));
            add(groups, new PeerGroup(did.segment(), pace).name(), did);
            add(groups, PeerGroup.EVERYBODY, did);
        });
        Map<String, Map<Figure, Spread>> spreads = new TreeMap<>();
        groups.forEach((group, figures) -> {
            Map<Figure, Spread> own = new EnumMap<>(Figure.class);
            figures.forEach((figure, values) ->
                    own.put(figure, Spread.of(Arrays.copyOf(values.values, values.size))));
            spreads.put(group, own);
        });
        return spreads;
    }

    private static void add(
            Map<String, Map<Figure, Values>> groups, String group, AccountWeek did) {
        Map<Figure, Values> figures =
                groups.computeIfAbsent(group, any -> new EnumMap<>(Figure.class));
        for (Figure figure : Figure.values()) {
            if (did.has(figure)) {
                figures.computeIfAbsent(figure, any -> new Values()).add(did.value(figure));
            }
        }
    }
}
