package vigil.monitoring.accounts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.directory.AccountNumbers;
import vigil.monitoring.pages.AccountIds;

/** Reads what an account did. */
final class AccountReader {

    /** Of each direction, the newest. */
    private static final int MOST_PAYMENTS = 10_000;

    private final AccountNumbers numbers;

    AccountReader(AccountNumbers numbers) {
        this.numbers = numbers;
    }

    AccountView read(Connection connection, InstitutionId institution, long account, int days)
            throws SQLException {
        Stretch stretch = Stretch.before(connection, account, days);
        Course course = new Course(stretch.currency());
        boolean whole = add(connection, account, stretch, course);
        List<Long> shown = new ArrayList<>(course.nearest());
        shown.add(account);
        Map<Long, String> masked = numbers.masked(connection, institution, shown);
        return new AccountView(
                AccountIds.text(account),
                masked.get(account),
                stretch.from(),
                stretch.to(),
                course.received(),
                course.paid(),
                course.counterparties(masked),
                course.countries(),
                course.days(),
                AlertCounts.of(connection, account),
                whole);
    }

    /** Gives whether all payments of the stretch were added. */
    private static boolean add(Connection connection, long account, Stretch stretch, Course course)
            throws SQLException {
        boolean whole = true;
        int incoming = 0;
        int outgoing = 0;
        try (PreparedStatement select = select(connection, account);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                boolean in = row.getBoolean("incoming");
                boolean more = (in ? ++incoming : ++outgoing) > MOST_PAYMENTS;
                Instant time = row.getObject("event_time", OffsetDateTime.class).toInstant();
                boolean counted = row.getString("base_currency").equals(stretch.currency().code());
                whole &= counted && !more;
                if (stretch.holds(time) && counted && !more) {
                    course.add(
                            new Course.Payment(
                                    time,
                                    in,
                                    row.getLong("counterparty"),
                                    row.getString("country"),
                                    row.getLong("base_minor")));
                }
            }
        }
        return whole;
    }

    private static PreparedStatement select(Connection connection, long account)
            throws SQLException {
        PreparedStatement select =
                connection.prepareStatement(
                        """
                        (select true as incoming, event_time, payer as counterparty, payer_country as country,
                            base_minor, base_currency
                        from transactions where payee = ? order by number desc limit ?)
                        union all
                        (select false, event_time, payee, payee_country, base_minor, base_currency
                        from transactions where payer = ? order by number desc limit ?)\
                        """);
        select.setLong(1, account);
        select.setInt(2, MOST_PAYMENTS + 1);
        select.setLong(3, account);
        select.setInt(4, MOST_PAYMENTS + 1);
        return select;
    }
}
