package vigil.monitoring.replays;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.contracts.decisions.v1.Decision;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.monitoring.log.Position;
import vigil.monitoring.rows.Times;

/** The rows of replays, within the institution that the connection has entered. */
final class ReplayRows {

    private static final String UNFINISHED = " and state in ('waiting', 'running')";

    private ReplayRows() {}

    /** Whether it was written: there is one at a time in an institution. */
    static boolean insert(
            Connection connection, Caller caller, UUID id, UUID transaction, Decision decision)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into replays (replay_id, institution, transaction_id, log_partition, log_offset,
                            configuration_hash, engine_version, asked_by, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'waiting') on conflict do nothing\
                        """)) {
            insert.setObject(1, id);
            insert.setString(2, caller.institution().value());
            insert.setObject(3, transaction);
            insert.setInt(4, decision.getPartition());
            insert.setLong(5, decision.getOffset());
            insert.setString(6, decision.getConfigurationHash());
            insert.setString(7, decision.getEngineVersion());
            insert.setString(8, caller.login());
            return insert.executeUpdate() == 1;
        }
    }

    /** The one that is to be run, from its start. */
    static Optional<Replay> unfinished(Connection connection, InstitutionId institution)
            throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select * from replays where true" + UNFINISHED);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(
                            new Replay(
                                    row.getObject("replay_id", UUID.class),
                                    institution,
                                    row.getObject("transaction_id", UUID.class),
                                    new Position(
                                            row.getInt("log_partition"),
                                            row.getLong("log_offset"))))
                    : Optional.empty();
        }
    }

    static void progress(Connection connection, UUID id, long records) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update replays set state = 'running', records = ? where replay_id = ?"
                                + UNFINISHED)) {
            update.setLong(1, records);
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    /**
     * What came out.
     *
     * @param scenarios how near each was, as JSON; null when none was seen
     */
    record Ending(String state, @Nullable String difference, @Nullable String scenarios) {}

    /** Whether there was anything to end. */
    static boolean end(Connection connection, Replay replay, Ending ending) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update replays set state = ?, difference = ?, scenarios = ?::jsonb, finished_at = now(),"
                                + " records = case ? when 'failed' then records else log_offset + 1 end"
                                + " where replay_id = ?"
                                + UNFINISHED)) {
            update.setString(1, ending.state());
            update.setString(2, ending.difference());
            update.setString(3, ending.scenarios());
            update.setString(4, ending.state());
            update.setObject(5, replay.id());
            return update.executeUpdate() == 1;
        }
    }

    /**
     * As JSON; empty where the replay has not come to the decision, or was made by an older house.
     */
    static Optional<String> scenarios(Connection connection, UUID transaction, UUID id)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select scenarios from replays where transaction_id = ? and replay_id = ?")) {
            select.setObject(1, transaction);
            select.setObject(2, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }

    static ReplayView one(Connection connection, UUID transaction, UUID id) throws SQLException {
        Filter filter =
                new Filter().and("transaction_id = ?", transaction).and("replay_id = ?", id);
        Page<ReplayView> found = page(connection, filter, new Page.Query(null, null).cut());
        return found.items().stream().findFirst().orElseThrow(Filter::notFound);
    }

    /** Newest first. */
    static Page<ReplayView> page(Connection connection, Filter filter, Cut cut)
            throws SQLException {
        filter.and("number < ?", cut.before());
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select * from replays"
                                + filter.where()
                                + " order by number desc limit ?")) {
            select.setInt(filter.bind(select), cut.rows());
            return cut.page(select, ReplayRows::view);
        }
    }

    private static ReplayView view(ResultSet row) throws SQLException {
        return new ReplayView(
                row.getString("replay_id"),
                row.getString("transaction_id"),
                row.getString("state"),
                row.getLong("records"),
                row.getInt("log_partition"),
                row.getLong("log_offset"),
                row.getString("configuration_hash"),
                row.getString("engine_version"),
                row.getString("asked_by"),
                Objects.requireNonNull(Times.in(row, "asked_at")),
                Times.in(row, "finished_at"),
                row.getString("difference"));
    }
}
