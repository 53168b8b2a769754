package vigil.cases.cash;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Times;
import vigil.filings.cash.CashMovement;
import vigil.kernel.identity.InstitutionId;

/** Cash in the database. */
public final class CashRows {

    private CashRows() {}

    /**
     * Somebody's business day.
     *
     * @param counted movements that its report was made of; zero without one
     */
    public record Day(
            LocalDate day, String person, int movements, int counted, @Nullable UUID report) {}

    /** Cash that was moved, and the business day that it counts in. */
    record Moved(
            UUID transaction,
            Instant at,
            LocalDate day,
            String person,
            String account,
            boolean incoming,
            BigDecimal amount) {}

    /** Writes movements down and adds them to their days; what is there already changes nothing. */
    static void add(Connection connection, InstitutionId institution, List<Moved> moved)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        with fresh as (
                            insert into cash_movements (transaction_id, institution, at, day, person, account, incoming, amount)
                            select t, ?, at, day, person, account, incoming, amount
                            from unnest(?::uuid[], ?::timestamptz[], ?::date[], ?::text[], ?::text[], ?::boolean[], ?::numeric[])
                                as told (t, at, day, person, account, incoming, amount)
                            on conflict do nothing
                            returning institution, day, person, incoming, amount)
                        insert into cash_days (institution, day, person, cash_in, cash_out, movements)
                        select institution, day, person, coalesce(sum(amount) filter (where incoming), 0),
                            coalesce(sum(amount) filter (where not incoming), 0), count(*)
                        from fresh group by institution, day, person
                        on conflict (institution, day, person) do update set
                            cash_in = cash_days.cash_in + excluded.cash_in,
                            cash_out = cash_days.cash_out + excluded.cash_out,
                            movements = cash_days.movements + excluded.movements\
                        """)) {
            insert.setString(1, institution.value());
            insert.setArray(2, array(connection, "uuid", moved, Moved::transaction));
            insert.setArray(3, array(connection, "text", moved, each -> each.at().toString()));
            insert.setArray(4, array(connection, "text", moved, each -> each.day().toString()));
            insert.setArray(5, array(connection, "text", moved, Moved::person));
            insert.setArray(6, array(connection, "text", moved, Moved::account));
            insert.setArray(7, array(connection, "boolean", moved, Moved::incoming));
            insert.setArray(8, array(connection, "numeric", moved, Moved::amount));
            insert.executeUpdate();
        }
    }

    private static Array array(
            Connection connection, String type, List<Moved> moved, Function<Moved, Object> part)
            throws SQLException {
        return connection.createArrayOf(type, moved.stream().map(part).toArray());
    }

    /**
     * Days that are over and above the limit, and have movements that no report counts; the oldest
     * first.
     */
    public static List<Day> due(Connection connection, CashSettings settings, Instant now, int most)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select day, person, movements, counted, report_id from cash_days
                        where counted < movements and day >= ? and day < ? and greatest(cash_in, cash_out) > ?
                        order by day, person limit ?\
                        """)) {
            select.setObject(1, settings.from());
            select.setObject(2, settings.day(now));
            select.setBigDecimal(3, settings.limit());
            select.setInt(4, most);
            return days(select);
        }
    }

    /** A day, locked to the end of the transaction. */
    public static Optional<Day> lock(Connection connection, Day day) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select day, person, movements, counted, report_id from cash_days
                        where day = ? and person = ? for update\
                        """)) {
            select.setObject(1, day.day());
            select.setString(2, day.person());
            return days(select).stream().findFirst();
        }
    }

    private static List<Day> days(PreparedStatement select) throws SQLException {
        List<Day> days = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                days.add(
                        new Day(
                                row.getObject("day", LocalDate.class),
                                row.getString("person"),
                                row.getInt("movements"),
                                row.getInt("counted"),
                                row.getObject("report_id", UUID.class)));
            }
        }
        return days;
    }

    /** What moved on a day, in the order of time. */
    public static List<CashMovement> of(Connection connection, Day day) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select transaction_id, at, person, account, incoming, amount from cash_movements
                        where day = ? and person = ? order by at, transaction_id\
                        """)) {
            select.setObject(1, day.day());
            select.setString(2, day.person());
            return movements(select);
        }
    }

    /** What moved on the day that a report was made of; nothing where it was made otherwise. */
    public static List<CashMovement> behind(Connection connection, UUID report)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select m.transaction_id, m.at, m.person, m.account, m.incoming, m.amount
                        from cash_days d join cash_movements m on m.institution = d.institution
                            and m.day = d.day and m.person = d.person
                        where d.report_id = ? order by m.at, m.transaction_id\
                        """)) {
            select.setObject(1, report);
            return movements(select);
        }
    }

    private static List<CashMovement> movements(PreparedStatement select) throws SQLException {
        List<CashMovement> movements = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                movements.add(
                        new CashMovement(
                                row.getString("transaction_id"),
                                Times.at(row, "at"),
                                row.getBigDecimal("amount"),
                                row.getBoolean("incoming"),
                                null,
                                row.getString("person"),
                                row.getString("account")));
            }
        }
        return movements;
    }

    /** A report counts all of the day's movements. */
    public static void counted(Connection connection, Day day, UUID report) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update cash_days set counted = movements, report_id = ? where day = ? and person = ?\
                        """)) {
            update.setObject(1, report);
            update.setObject(2, day.day());
            update.setString(3, day.person());
            update.executeUpdate();
        }
    }
}
