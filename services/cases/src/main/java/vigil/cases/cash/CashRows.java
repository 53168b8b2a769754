package vigil.cases.cash;

import java.math.BigDecimal;
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

    /** Writes a movement down and adds it to its day; nothing when it is there. */
    static void add(
            Connection connection,
            InstitutionId institution,
            UUID transaction,
            LocalDate day,
            CashMovement moved)
            throws SQLException {
        if (!insert(connection, institution, transaction, day, moved)) {
            return;
        }
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into cash_days (institution, day, person, cash_in, cash_out, movements)
                        values (?, ?, ?, ?, ?, 1)
                        on conflict (institution, day, person) do update set
                            cash_in = cash_days.cash_in + excluded.cash_in,
                            cash_out = cash_days.cash_out + excluded.cash_out,
                            movements = cash_days.movements + 1\
                        """)) {
            upsert.setString(1, institution.value());
            upsert.setObject(2, day);
            upsert.setString(3, moved.behalfOf());
            upsert.setBigDecimal(4, moved.in() ? moved.amount() : BigDecimal.ZERO);
            upsert.setBigDecimal(5, moved.in() ? BigDecimal.ZERO : moved.amount());
            upsert.executeUpdate();
        }
    }

    private static boolean insert(
            Connection connection,
            InstitutionId institution,
            UUID transaction,
            LocalDate day,
            CashMovement moved)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into cash_movements (transaction_id, institution, at, day, person, account, incoming, amount)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
                        """)) {
            insert.setObject(1, transaction);
            insert.setString(2, institution.value());
            insert.setObject(3, Times.of(moved.at()));
            insert.setObject(4, day);
            insert.setString(5, moved.behalfOf());
            insert.setString(6, moved.account());
            insert.setBoolean(7, moved.in());
            insert.setBigDecimal(8, moved.amount());
            return insert.executeUpdate() == 1;
        }
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
