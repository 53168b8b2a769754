package vigil.monitoring.alerts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.engine.Outcome;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.monitoring.log.DecisionFormat;
import vigil.monitoring.pages.AccountIds;

/** Snoozes in the database. */
public final class SnoozeRows {

    private static final String SELECT =
            """
            select s.*, (select count(*) from alerts a where a.snooze = s.snooze_id) as alerts
            from snoozes s\
            """;

    private SnoozeRows() {}

    /** What rests: a scenario for an account. */
    public record Resting(String scenario, long subject) {}

    /** An alert that has come back. */
    record Woken(AlertEvents.Opened alert, boolean told) {}

    /** Whose time is not over, of the institution that was entered. */
    public static Map<Resting, UUID> inForce(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select scenario, subject, snooze_id from snoozes where ended_at is null and until > now()");
                ResultSet rows = select.executeQuery()) {
            Map<Resting, UUID> resting = new HashMap<>();
            while (rows.next()) {
                resting.put(
                        new Resting(rows.getString(1), rows.getLong(2)),
                        rows.getObject(3, UUID.class));
            }
            return resting;
        }
    }

    /** What an open or snoozed alert would let rest. */
    static Resting of(Connection connection, UUID alert) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select scenario, subject from alerts where alert_id = ? and state <> 'closed'")) {
            select.setObject(1, alert);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw Filter.notFound();
                }
                return new Resting(row.getString(1), row.getLong(2));
            }
        }
    }

    /**
     * Lets it rest.
     *
     * @return whether it did not rest before
     */
    static boolean insert(
            Connection connection, Caller caller, UUID id, Resting resting, SnoozeForm.Asked asked)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into snoozes (snooze_id, institution, scenario, subject, reason, made_by, until)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (institution, scenario, subject) where ended_at is null do nothing\
                        """)) {
            insert.setObject(1, id);
            insert.setString(2, caller.institution().value());
            insert.setString(3, resting.scenario());
            insert.setLong(4, resting.subject());
            insert.setString(5, asked.reason());
            insert.setString(6, caller.login());
            insert.setObject(7, OffsetDateTime.ofInstant(asked.until(), ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    /** Takes the open alerts of what rests out of the queue; gives them. */
    static List<UUID> putAside(Connection connection, UUID snooze, Resting resting)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update alerts set state = 'snoozed', snooze = ?
                        where scenario = ? and subject = ? and state = 'open' returning alert_id\
                        """)) {
            update.setObject(1, snooze);
            update.setString(2, resting.scenario());
            update.setLong(3, resting.subject());
            List<UUID> alerts = new ArrayList<>();
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    alerts.add(rows.getObject(1, UUID.class));
                }
            }
            return alerts;
        }
    }

    static SnoozeView one(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where s.snooze_id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw Filter.notFound();
                }
                return view(row);
            }
        }
    }

    /** Newest first. */
    static Page<SnoozeView> page(Connection connection, Filter filter, Cut cut)
            throws SQLException {
        filter.and("s.number < ?", cut.before());
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT + filter.where() + " order by s.number desc limit ?")) {
            select.setInt(filter.bind(select), cut.rows());
            return cut.page(select, SnoozeRows::view);
        }
    }

    /** Those whose time is over, and those that left an alert behind when they ended. */
    static List<UUID> due(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select snooze_id from snoozes where ended_at is null and until <= now()
                                union
                                select s.snooze_id from snoozes s join alerts a on a.snooze = s.snooze_id
                                where s.ended_at is not null\
                                """);
                ResultSet rows = select.executeQuery()) {
            List<UUID> due = new ArrayList<>();
            while (rows.next()) {
                due.add(rows.getObject(1, UUID.class));
            }
            return due;
        }
    }

    /**
     * Ends it.
     *
     * @return whether it was in force
     */
    static boolean end(Connection connection, UUID id, String by) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update snoozes set ended_by = ?, ended_at = now() where snooze_id = ? and ended_at is null")) {
            update.setString(1, by);
            update.setObject(2, id);
            return update.executeUpdate() == 1;
        }
    }

    /** Puts back into the queue what waited for its end. */
    static List<Woken> wake(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update alerts a set state = 'open', snooze = null, told = true
                        from alerts before where before.alert_id = a.alert_id and a.snooze = ?
                        returning a.*, before.told as told_before\
                        """)) {
            update.setObject(1, id);
            List<Woken> woken = new ArrayList<>();
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    woken.add(new Woken(alert(rows), rows.getBoolean("told_before")));
                }
            }
            return woken;
        }
    }

    private static AlertEvents.Opened alert(ResultSet row) throws SQLException {
        return new AlertEvents.Opened(
                row.getObject("alert_id", UUID.class),
                row.getString("scenario"),
                row.getInt("version"),
                row.getString("typology"),
                row.getShort("score"),
                DecisionFormat.word(Outcome.values()[row.getShort("outcome")]),
                row.getObject("opened_by", UUID.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant());
    }

    private static SnoozeView view(ResultSet row) throws SQLException {
        return new SnoozeView(
                row.getString("snooze_id"),
                row.getString("scenario"),
                AccountIds.text(row.getLong("subject")),
                row.getString("reason"),
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                row.getString("ended_by"),
                instant(row.getObject("ended_at", OffsetDateTime.class)),
                row.getLong("alerts"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
