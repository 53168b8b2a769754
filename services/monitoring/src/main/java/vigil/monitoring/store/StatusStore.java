package vigil.monitoring.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import vigil.contracts.log.v1.LogRecord;
import vigil.contracts.log.v1.StatusReported;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.outbox.Message;
import vigil.kernel.outbox.Outbox;
import vigil.kernel.secrecy.BlindIndex;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.SubjectKeys;
import vigil.monitoring.intake.StatusReport;
import vigil.monitoring.log.Ids;
import vigil.monitoring.rows.Columns;
import vigil.monitoring.rows.Institutions;
import vigil.monitoring.words.Words;

/**
 * Keeps status reports: each once, whatever became of its transaction. They decide nothing, so they
 * reach the log through the outbox.
 */
public final class StatusStore {

    private final Preparation preparation;
    private final BlindIndex fingerprints;
    private final SubjectKeys subjectKeys;
    private final Institutions institutions;
    private final Words words;
    private final Outbox outbox;
    private final String topic;

    public StatusStore(StatusParts parts, Preparation preparation, Words words, Outbox outbox) {
        this.preparation = preparation;
        this.fingerprints = new BlindIndex(parts.master(), "status-fingerprints");
        this.subjectKeys = parts.subjectKeys();
        this.institutions = parts.institutions();
        this.words = words;
        this.outbox = outbox;
        this.topic = parts.topic();
    }

    /**
     * What else the store works with.
     *
     * @param topic that of the log
     */
    public record StatusParts(
            MasterKey master, SubjectKeys subjectKeys, Institutions institutions, String topic) {}

    /** What became of a report. */
    public sealed interface Filed {

        /**
         * Kept now.
         *
         * @param known whether the transaction is one that was taken in here
         */
        record Kept(UUID status, UUID transaction, boolean known) implements Filed {}

        /** The same report was kept before. */
        record Repeated(UUID status, UUID transaction, boolean known) implements Filed {}

        /** The report's id was used before with other content. */
        record Conflicting() implements Filed {}
    }

    /** Keeps one in the caller's transaction, which has entered the institution. */
    public Filed keep(Connection connection, InstitutionId institution, StatusReport report)
            throws SQLException {
        UUID status = preparation.name(institution, "status", report.id().value());
        UUID fingerprint = fingerprint(institution, report);
        Target target = target(connection, institution, report);
        institutions.note(connection, institution);
        String subject = "status-" + status;
        SecretKey key = subjectKeys.keys(connection, institution, Set.of(subject)).get(subject);
        if (key == null) {
            throw new IllegalStateException("a status report's key was not made");
        }
        byte[] sealed = words.sealStatus(key, report.details(), status);
        if (insert(
                connection,
                institution,
                new Row(status, target.transaction(), fingerprint, sealed),
                report)) {
            outbox.put(connection, List.of(message(institution, status, target, report)));
            return new Filed.Kept(status, target.transaction(), target.known());
        }
        return fingerprint.equals(kept(connection, status))
                ? new Filed.Repeated(status, target.transaction(), target.known())
                : new Filed.Conflicting();
    }

    private record Row(UUID status, UUID transaction, UUID fingerprint, byte[] sealed) {}

    private record Target(UUID transaction, boolean known) {}

    /** The first candidate that was taken in here; else the strongest name. */
    private Target target(Connection connection, InstitutionId institution, StatusReport report)
            throws SQLException {
        List<UUID> candidates =
                report.original().candidates().stream()
                        .map(id -> Ids.uuid(preparation.name(institution, id)))
                        .toList();
        if (candidates.isEmpty()) {
            return new Target(preparation.name(institution, "unnamed", report.id().value()), false);
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select transaction_id from transactions where transaction_id = any (?)"
                                + " order by array_position(?, transaction_id) limit 1")) {
            UUID[] ids = candidates.toArray(UUID[]::new);
            new Columns(connection, select, 1).uuids(ids).uuids(ids);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new Target(row.getObject(1, UUID.class), true)
                        : new Target(candidates.getFirst(), false);
            }
        }
    }

    private static boolean insert(
            Connection connection, InstitutionId institution, Row row, StatusReport report)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into transaction_statuses
                            (status_id, institution, transaction_id, fingerprint, status, reason, event_time, sealed)
                        values (?, ?, ?, ?, ?, ?, to_timestamp(? / 1000.0), ?)
                        on conflict (status_id) do nothing\
                        """)) {
            insert.setObject(1, row.status());
            insert.setString(2, institution.value());
            insert.setObject(3, row.transaction());
            insert.setObject(4, row.fingerprint());
            insert.setString(5, report.status());
            insert.setString(6, report.reason());
            insert.setLong(7, report.time().toEpochMilli());
            insert.setBytes(8, row.sealed());
            return insert.executeUpdate() == 1;
        }
    }

    private static UUID kept(Connection connection, UUID status) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select fingerprint from transaction_statuses where status_id = ?")) {
            select.setObject(1, status);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("a status report went away", "40001");
                }
                return row.getObject(1, UUID.class);
            }
        }
    }

    private Message message(
            InstitutionId institution, UUID status, Target target, StatusReport report) {
        LogRecord record =
                LogRecord.newBuilder()
                        .setInstitution(institution.value())
                        .setStatus(
                                StatusReported.newBuilder()
                                        .setTransactionId(Ids.bytes(target.transaction()))
                                        .setStatusId(Ids.bytes(status))
                                        .setStatus(report.status())
                                        .setEventTimeMillis(report.time().toEpochMilli()))
                        .build();
        return new Message(topic, institution.value(), status.toString(), record.toByteArray());
    }

    private UUID fingerprint(InstitutionId institution, StatusReport report) {
        StringBuilder content = new StringBuilder();
        content.append(report.status()).append('\n').append(report.reason()).append('\n');
        content.append(report.time()).append('\n');
        report.details().stream()
                .filter(detail -> !detail.name().startsWith("envelope/"))
                .forEach(detail ->
                        content.append(detail.name())
                                .append('\u0000')
                                .append(detail.value().reveal())
                                .append('\u0000'));
        return Ids.uuid(Ids.transaction(fingerprints.of(institution.value(), content.toString())));
    }
}
