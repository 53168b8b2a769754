package vigil.monitoring.decisions;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.contracts.decisions.v1.Decision;
import vigil.engine.Level;
import vigil.engine.Outcome;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.monitoring.log.DecisionFormat;
import vigil.monitoring.log.Ids;

/** Reads decisions back as they were written. */
public final class DecisionReader {

    private static final String SELECT =
            """
            select d.number, d.transaction_id, d.institution, d.log_partition, d.log_offset, d.event_time,
                d.outcome, d.score, d.level, d.late, d.hits, d.scores, c.engine_version, c.configuration_hash,
                c.scenario_set, c.model_set
            from decisions d join configurations c using (configuration)\
            """;

    private DecisionReader() {}

    /** Those of these transactions that are decided and have reached the rows. */
    public static Map<UUID, Decision> find(Connection connection, List<UUID> transactions)
            throws SQLException {
        Map<UUID, Decision> found = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where d.transaction_id = any (?)")) {
            select.setArray(1, Filter.ids(connection, transactions));
            for (StoredDecision stored : read(select)) {
                found.put(Ids.uuid(stored.decision().getTransactionId()), stored.decision());
            }
        }
        return found;
    }

    /** Newest first. */
    static List<StoredDecision> list(Connection connection, Filter filter, Cut cut)
            throws SQLException {
        filter.and("d.number < ?", cut.before());
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT + filter.where() + " order by d.number desc limit ?")) {
            select.setInt(filter.bind(select), cut.rows());
            return read(select);
        }
    }

    /** Those behind a place in the order of arrival, oldest first. */
    static List<StoredDecision> after(Connection connection, long number, int limit)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT
                                + " where d.institution = current_setting('vigil.institution')"
                                + " and d.number > ? order by d.number limit ?")) {
            select.setLong(1, number);
            select.setInt(2, limit);
            return read(select);
        }
    }

    /** The place of the last decision, zero when there is none. */
    static long last(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select coalesce(max(number), 0) from decisions where institution = current_setting('vigil.institution')");
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static List<StoredDecision> read(PreparedStatement select) throws SQLException {
        List<StoredDecision> decisions = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                decisions.add(new StoredDecision(rows.getLong("number"), decision(rows)));
            }
        }
        return decisions;
    }

    private static Decision decision(ResultSet row) throws SQLException {
        Decision.Builder decision =
                Decision.newBuilder()
                        .setInstitution(row.getString("institution"))
                        .setTransactionId(Ids.bytes(row.getObject("transaction_id", UUID.class)))
                        .setPartition(row.getInt("log_partition"))
                        .setOffset(row.getLong("log_offset"))
                        .setEventTimeMillis(
                                row.getObject("event_time", OffsetDateTime.class)
                                        .toInstant()
                                        .toEpochMilli())
                        .setOutcome(DecisionFormat.word(Outcome.values()[row.getShort("outcome")]))
                        .setScore(row.getShort("score"))
                        .setLevel(DecisionFormat.word(Level.values()[row.getShort("level")]))
                        .setLate(row.getBoolean("late"))
                        .setEngineVersion(row.getString("engine_version"))
                        .setConfigurationHash(row.getString("configuration_hash"))
                        .setScenarioSet(row.getLong("scenario_set"))
                        .setModelSet(row.getLong("model_set"));
        for (String part : List.of("hits", "scores")) {
            add(decision, row.getBytes(part));
        }
        return decision.build();
    }

    /** Each of these columns holds a decision with some of its fields. */
    private static void add(Decision.Builder decision, byte @Nullable [] part) throws SQLException {
        try {
            if (part != null) {
                decision.mergeFrom(part);
            }
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("the hits and scores of a decision cannot be read", e);
        }
    }
}
