package vigil.screening.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Page;

/** Jobs in the database. */
final class JobRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> VERSIONS = new TypeReference<>() {};

    private JobRows() {}

    /**
     * How far a job has come.
     *
     * @param bytes of its results that are whole
     * @param chunks that these are
     */
    record Progress(long rows, long withHits, long hits, long failed, long bytes, int chunks) {
        static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0);
    }

    /** A job that is to go on. */
    record Unfinished(String state, Map<String, String> lists, Progress progress) {}

    /** A job whose file is about to come. */
    static void insert(Connection connection, Caller caller, UUID job, @Nullable String key)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into jobs (job_id, institution, idempotency_key, sent_by) values (?, ?, ?, ?)")) {
            insert.setObject(1, job);
            insert.setString(2, caller.institution().value());
            insert.setString(3, key);
            insert.setString(4, caller.login());
            insert.executeUpdate();
        }
    }

    /**
     * The file is here: the job waits for its turn.
     *
     * @return whether nobody has cancelled it meanwhile
     */
    static boolean received(Connection connection, UUID job) throws SQLException {
        return isOne(
                connection,
                "update jobs set state = 'waiting' where job_id = ? and state = 'receiving'",
                job);
    }

    /**
     * Forgets a job whose file did not come.
     *
     * @return whether there was one
     */
    static boolean forget(Connection connection, UUID job) throws SQLException {
        return isOne(connection, "delete from jobs where job_id = ? and state = 'receiving'", job);
    }

    private static boolean isOne(Connection connection, String change, UUID job)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(change)) {
            statement.setObject(1, job);
            return statement.executeUpdate() == 1;
        }
    }

    static Optional<JobView> ofKey(Connection connection, String key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select * from jobs where idempotency_key = ?")) {
            select.setString(1, key);
            return first(select);
        }
    }

    static Optional<JobView> find(Connection connection, UUID job) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select * from jobs where job_id = ?")) {
            select.setObject(1, job);
            return first(select);
        }
    }

    static Page<JobView> page(Connection connection, Cut cut) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select * from jobs where number < ? order by number desc limit ?")) {
            select.setLong(1, cut.before());
            select.setInt(2, cut.rows());
            return cut.page(select, JobRows::view);
        }
    }

    static long unfinished(Connection connection) throws SQLException {
        return ids(connection, "'receiving', 'waiting', 'running'").size();
    }

    /** Jobs of an institution in these states, the oldest first. */
    static List<UUID> ids(Questions questions, InstitutionId institution, String states) {
        return questions.ask(institution, connection -> ids(connection, states));
    }

    /** Jobs in these states, the oldest first. */
    static List<UUID> ids(Connection connection, String states) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select job_id from jobs where state in ("
                                        + states
                                        + ") order by number");
                ResultSet rows = select.executeQuery()) {
            List<UUID> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    /** Where a job that is not over stands. */
    static Optional<Unfinished> standing(Connection connection, UUID job) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select * from jobs where job_id = ? and state in ('waiting', 'running')")) {
            select.setObject(1, job);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Unfinished(
                                        row.getString("state"),
                                        JSON.readValue(row.getString("lists"), VERSIONS),
                                        new Progress(
                                                row.getLong("rows"),
                                                row.getLong("with_hits"),
                                                row.getLong("hits"),
                                                row.getLong("failed"),
                                                row.getLong("result_bytes"),
                                                row.getInt("result_chunks"))))
                        : Optional.empty();
            }
        }
    }

    /** How many chunks of a completed job's results there are. */
    static int chunks(Connection connection, UUID job) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select result_chunks from jobs where job_id = ?")) {
            select.setObject(1, job);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /** Begins, or begins anew, against these versions. */
    static void begin(Connection connection, UUID job, Map<String, String> lists)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update jobs set state = 'running', lists = ?::jsonb, rows = 0, with_hits = 0, hits = 0,
                            failed = 0, result_bytes = 0, result_chunks = 0
                        where job_id = ? and state in ('waiting', 'running')\
                        """)) {
            update.setString(1, JSON.writeValueAsString(lists));
            update.setObject(2, job);
            update.executeUpdate();
        }
    }

    /**
     * Writes how far it has come.
     *
     * @return whether it is to go on: nobody has cancelled it
     */
    static boolean proceed(Connection connection, UUID job, Progress progress) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update jobs set rows = ?, with_hits = ?, hits = ?, failed = ?, result_bytes = ?,
                            result_chunks = ? where job_id = ? and state = 'running'\
                        """)) {
            update.setLong(1, progress.rows());
            update.setLong(2, progress.withHits());
            update.setLong(3, progress.hits());
            update.setLong(4, progress.failed());
            update.setLong(5, progress.bytes());
            update.setInt(6, progress.chunks());
            update.setObject(7, job);
            return update.executeUpdate() == 1;
        }
    }

    /**
     * Ends a job that was not over.
     *
     * @return whether it was not
     */
    static boolean end(Connection connection, UUID job, String state, @Nullable String reason)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update jobs set state = ?, reason = ?, finished_at = now()
                        where job_id = ? and state in ('waiting', 'running')\
                        """)) {
            update.setString(1, state);
            update.setString(2, reason);
            update.setObject(3, job);
            return update.executeUpdate() == 1;
        }
    }

    /**
     * Cancels a job, or gives up the results of one that is over.
     *
     * @return whether there is one
     */
    static boolean cancel(Connection connection, UUID job) throws SQLException {
        return isOne(
                connection,
                "update jobs set state = 'cancelled', finished_at = now() where job_id = ?",
                job);
    }

    /** Ends the time of completed jobs that ended so long ago; gives them. */
    static List<UUID> expire(Connection connection, Duration kept) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update jobs set state = 'expired'
                        where state = 'completed' and finished_at < now() - make_interval(secs => ?)
                        returning job_id\
                        """)) {
            update.setDouble(1, kept.toMillis() / 1_000.0);
            try (ResultSet rows = update.executeQuery()) {
                List<UUID> expired = new ArrayList<>();
                while (rows.next()) {
                    expired.add(rows.getObject(1, UUID.class));
                }
                return expired;
            }
        }
    }

    private static Optional<JobView> first(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(view(row)) : Optional.empty();
        }
    }

    private static JobView view(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new JobView(
                row.getString("job_id"),
                row.getString("state"),
                row.getString("reason"),
                JSON.readValue(row.getString("lists"), VERSIONS),
                row.getLong("rows"),
                row.getLong("with_hits"),
                row.getLong("hits"),
                row.getLong("failed"),
                row.getString("sent_by"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
