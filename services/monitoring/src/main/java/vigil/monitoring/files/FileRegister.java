package vigil.monitoring.files;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;

/** The rows of files: written at the start, now and then on the way, and at the end. */
final class FileRegister {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Questions questions;

    FileRegister(Questions questions) {
        this.questions = questions;
    }

    /** A file that begins, or begins anew. */
    void begin(Caller caller, UUID file, String key, String format) {
        questions.change(
                caller.institution(),
                connection -> {
                    try (PreparedStatement upsert =
                            connection.prepareStatement(
                                    """
                                    insert into transaction_files (file_id, institution, idempotency_key, format, state, sent_by)
                                    values (?, ?, ?, ?, 'running', ?)
                                    on conflict (file_id) do update set format = excluded.format, state = 'running',
                                        rows = 0, accepted = 0, duplicates = 0, failed = 0, failures = '[]',
                                        sent_by = excluded.sent_by, started_at = now(), finished_at = null\
                                    """)) {
                        upsert.setObject(1, file);
                        upsert.setString(2, caller.institution().value());
                        upsert.setString(3, key);
                        upsert.setString(4, format);
                        upsert.setString(5, caller.login());
                        return upsert.executeUpdate();
                    }
                });
    }

    void progress(InstitutionId institution, UUID file, Tally.Counts counts) {
        write(institution, file, counts, "running");
    }

    void end(InstitutionId institution, UUID file, Tally.Counts counts, boolean completed) {
        write(institution, file, counts, completed ? "completed" : "failed");
    }

    Optional<FileView> find(InstitutionId institution, UUID file) {
        return questions.ask(institution, connection -> find(connection, file));
    }

    /** The newest first; those of one key alone when it is given. */
    List<FileView> list(InstitutionId institution, @Nullable String key, int limit) {
        return questions.ask(
                institution,
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    """
                                    select * from transaction_files where institution = ? and (?::text is null or idempotency_key = ?)
                                    order by started_at desc limit ?\
                                    """)) {
                        select.setString(1, institution.value());
                        select.setString(2, key);
                        select.setString(3, key);
                        select.setInt(4, limit);
                        List<FileView> files = new ArrayList<>();
                        try (ResultSet rows = select.executeQuery()) {
                            while (rows.next()) {
                                files.add(view(rows));
                            }
                        }
                        return files;
                    }
                });
    }

    private void write(InstitutionId institution, UUID file, Tally.Counts counts, String state) {
        boolean over = !state.equals("running");
        questions.change(
                institution,
                connection -> {
                    try (PreparedStatement update =
                            connection.prepareStatement(
                                    """
                                    update transaction_files set rows = ?, accepted = ?, duplicates = ?, failed = ?,
                                        failures = ?::jsonb, state = ?, finished_at = case when ? then now() end
                                    where file_id = ?\
                                    """)) {
                        update.setLong(1, counts.rows());
                        update.setLong(2, counts.accepted());
                        update.setLong(3, counts.duplicates());
                        update.setLong(4, counts.failed());
                        update.setString(
                                5, over ? JSON.writeValueAsString(counts.failures()) : "[]");
                        update.setString(6, state);
                        update.setBoolean(7, over);
                        update.setObject(8, file);
                        return update.executeUpdate();
                    }
                });
    }

    private static Optional<FileView> find(Connection connection, UUID file) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select * from transaction_files where file_id = ?")) {
            select.setObject(1, file);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(view(row)) : Optional.empty();
            }
        }
    }

    private static FileView view(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new FileView(
                row.getString("file_id"),
                row.getString("idempotency_key"),
                row.getString("format"),
                row.getString("state"),
                row.getLong("rows"),
                row.getLong("accepted"),
                row.getLong("duplicates"),
                row.getLong("failed"),
                List.of(JSON.readValue(row.getString("failures"), Failure[].class)),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
