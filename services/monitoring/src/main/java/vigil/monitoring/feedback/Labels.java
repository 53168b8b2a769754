package vigil.monitoring.feedback;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
        state(connection, alert, "open");
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
     * Transactions behind alerts that officers took further: escalated, ended the relationship, or
     * found to hold.
     */
    public static Set<UUID> worthFinding(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select distinct e.transaction_id from alert_labels l
                                join alert_evidence e on e.alert_id = l.alert_id
                                where l.disposition in ('escalated', 'customer_exited', 'true_positive')\
                                """);
                ResultSet rows = select.executeQuery()) {
            Set<UUID> transactions = new HashSet<>();
            while (rows.next()) {
                transactions.add(rows.getObject(1, UUID.class));
            }
            return transactions;
        }
    }
}
