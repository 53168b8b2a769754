package vigil.monitoring.peers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import vigil.contracts.log.v1.TransactionContext;
import vigil.kernel.money.Currency;
import vigil.kernel.pages.Filter;

/** Some weeks of one account, counted from its transactions. */
final class OwnWeeks {

    /** Of each direction, the newest. */
    private static final int MOST_PAYMENTS = 100_000;

    private final TreeMap<LocalDate, AccountWeek> weeks = new TreeMap<>();
    private final Map<LocalDate, Integer> paidBefore = new TreeMap<>();
    private final long account;
    private final Currency currency;
    private boolean whole = true;

    private OwnWeeks(long account, LocalDate last, int count, Currency currency) {
        this.account = account;
        this.currency = currency;
        IntStream.range(0, count)
                .mapToObj(last::minusWeeks)
                .forEach(week -> weeks.put(week, new AccountWeek()));
    }

    /** The week of an account's latest payment; not found when it has none. */
    static LocalDate latest(Connection connection, long account) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select max(event_time) from (
                            (select event_time from transactions where payer = ? order by number desc limit 100)
                            union all
                            (select event_time from transactions where payee = ? order by number desc limit 100)
                        ) as latest\
                        """)) {
            select.setLong(1, account);
            select.setLong(2, account);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                OffsetDateTime time = row.getObject(1, OffsetDateTime.class);
                if (time == null) {
                    throw Filter.notFound();
                }
                return Weeks.of(time.toInstant());
            }
        }
    }

    /** The weeks up to the last, and how often the account paid before each. */
    static OwnWeeks read(
            Connection connection, long account, LocalDate last, int count, Currency currency)
            throws SQLException {
        OwnWeeks own = new OwnWeeks(account, last, count, currency);
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        (select number, event_time, payer, payee, base_minor, base_currency, context
                        from transactions where payer = ? and event_time >= ? and event_time < ?
                        order by number desc limit ?)
                        union all
                        (select number, event_time, payer, payee, base_minor, base_currency, context
                        from transactions where payee = ? and payer <> ? and event_time >= ? and event_time < ?
                        order by number desc limit ?)\
                        """)) {
            OffsetDateTime from = Weeks.start(own.weeks.firstKey().minusDays(Pace.DAYS));
            OffsetDateTime to = Weeks.start(last.plusWeeks(1));
            select.setLong(1, account);
            select.setObject(2, from);
            select.setObject(3, to);
            select.setInt(4, MOST_PAYMENTS + 1);
            select.setLong(5, account);
            select.setLong(6, account);
            select.setObject(7, from);
            select.setObject(8, to);
            select.setInt(9, MOST_PAYMENTS + 1);
            try (ResultSet row = select.executeQuery()) {
                own.add(row);
            }
        }
        return own;
    }

    private void add(ResultSet row) throws SQLException {
        int paid = 0;
        int received = 0;
        while (row.next()) {
            boolean pays = row.getLong("payer") == account;
            if ((pays ? ++paid : ++received) > MOST_PAYMENTS) {
                whole = false;
                continue;
            }
            Instant time = row.getObject("event_time", OffsetDateTime.class).toInstant();
            if (pays) {
                notePace(time);
            }
            AccountWeek did = weeks.get(Weeks.of(time));
            if (did != null) {
                add(did, row);
            }
        }
    }

    private void notePace(Instant time) {
        for (LocalDate week : weeks.keySet()) {
            Instant start = Weeks.start(week).toInstant();
            if (time.isBefore(start) && !time.isBefore(start.minus(Duration.ofDays(Pace.DAYS)))) {
                paidBefore.merge(week, 1, Integer::sum);
            }
        }
    }

    private void add(AccountWeek did, ResultSet row) throws SQLException {
        if (!row.getString("base_currency").equals(currency.code())) {
            whole = false;
            return;
        }
        long payer = row.getLong("payer");
        long payee = row.getLong("payee");
        long minor = row.getLong("base_minor");
        TransactionContext context = PeerCount.context(row);
        long number = row.getLong("number");
        if (payer == account) {
            did.paid(payee, minor);
            did.segment(context == null ? "" : context.getPayerSegment(), number);
        }
        if (payee == account) {
            did.received(payer, minor);
            did.segment(context == null ? "" : context.getPayeeSegment(), number);
        }
    }

    List<LocalDate> weeks() {
        return new ArrayList<>(weeks.keySet());
    }

    AccountWeek did(LocalDate week) {
        AccountWeek did = weeks.get(week);
        if (did == null) {
            throw new IllegalArgumentException("not one of the weeks");
        }
        return did;
    }

    PeerGroup group(LocalDate week) {
        return new PeerGroup(did(week).segment(), Pace.of(paidBefore.getOrDefault(week, 0)));
    }

    boolean isWhole() {
        return whole;
    }
}
