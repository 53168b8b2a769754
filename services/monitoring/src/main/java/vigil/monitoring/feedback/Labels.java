package vigil.monitoring.feedback;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Labels in the database, of the institution that the transaction has entered. */
public final class Labels {

    private Labels() {}

    /** An alert is decided; one that nobody knows here is passed over. */
    static void put(Connection connection, Verdict verdict) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into alert_labels (alert_id, institution, disposition, labelled_at)
                        select alert_id, institution, ?, ? from alerts where alert_id = ?
                        on conflict (alert_id) do update set disposition = excluded.disposition,
                            labelled_at = excluded.labelled_at\
                        """)) {
            upsert.setString(1, verdict.disposition());
            upsert.setObject(2, OffsetDateTime.ofInstant(verdict.at(), ZoneOffset.UTC));
            upsert.setObject(3, verdict.alert());
            upsert.executeUpdate();
        }
        remember(connection, verdict.alert(), verdict.disposition());
        if (verdict.closes()) {
            state(connection, verdict.alert(), "closed");
        }
    }

    /** An alert is open again: what was decided of it holds no more. */
    static void remove(Connection connection, UUID alert) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from alert_labels where alert_id = ?")) {
            delete.setObject(1, alert);
            delete.executeUpdate();
        }
        remember(connection, alert, "");
        state(connection, alert, "open");
    }

    /** For whoever asks later what was known when. */
    private static void remember(Connection connection, UUID alert, String disposition)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into alert_verdicts (alert_id, institution, disposition)
                        select alert_id, institution, ? from alerts where alert_id = ?\
                        """)) {
            insert.setString(1, disposition);
            insert.setObject(2, alert);
            insert.executeUpdate();
        }
    }

    private static void state(Connection connection, UUID alert, String state) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update alerts set state = ?, snooze = null where alert_id = ?")) {
            update.setString(1, state);
            update.setObject(2, alert);
            update.executeUpdate();
        }
    }

    /**
     * Transactions behind alerts that officers had taken further by then: escalated, ended the
     * relationship, or found to hold.
     *
     * @param until what was decided, or came to stand behind an alert, later counts for nothing
     */
    public static Set<UUID> worthFinding(Connection connection, Instant until) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select distinct e.transaction_id from (
                            select distinct on (alert_id) alert_id, disposition from alert_verdicts
                            where known_at < ? order by alert_id, number desc) v
                        join alert_evidence e on e.alert_id = v.alert_id and e.known_at < ?
                        where v.disposition in ('escalated', 'customer_exited', 'true_positive')\
                        """)) {
            OffsetDateTime end = until.atOffset(ZoneOffset.UTC);
            select.setObject(1, end);
            select.setObject(2, end);
            Set<UUID> transactions = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    transactions.add(rows.getObject(1, UUID.class));
                }
            }
            return transactions;
        }
    }
}
