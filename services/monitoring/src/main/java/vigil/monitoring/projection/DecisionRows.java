package vigil.monitoring.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.decisions.v1.Hit;
import vigil.engine.Level;
import vigil.engine.Outcome;
import vigil.monitoring.log.Ids;
import vigil.monitoring.rows.Columns;

/** Decisions of one institution as rows; one that is there already stays as it is. */
final class DecisionRows {

    private static final String INSERT =
            """
            insert into decisions (transaction_id, institution, log_partition, log_offset, event_time,
                outcome, score, level, late, configuration, scenarios, typologies, hits, scores)
            select d.id, ?, d.log_partition, d.log_offset, to_timestamp(d.event_millis / 1000::float8),
                d.outcome, d.score, d.level, d.late, d.configuration,
                string_to_array(d.scenarios, ','), string_to_array(d.typologies, ','), d.hits, d.scores
            from unnest(?::uuid[], ?::integer[], ?::bigint[], ?::bigint[], ?::smallint[], ?::smallint[],
                    ?::smallint[], ?::boolean[], ?::integer[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                as d (id, log_partition, log_offset, event_millis, outcome, score,
                    level, late, configuration, scenarios, typologies, hits, scores)\
            """;

    private static final String INSERT_NEW =
            INSERT + " on conflict (transaction_id) do nothing returning transaction_id";

    private final UUID[] ids;
    private final int[] partitions;
    private final long[] offsets;
    private final long[] eventMillis;
    private final short[] outcomes;
    private final short[] scores;
    private final short[] levels;
    private final boolean[] late;
    private final int[] configurations;
    private final @Nullable String[] scenarios;
    private final @Nullable String[] typologies;
    private final byte[] @Nullable [] hits;
    private final byte[] @Nullable [] said;

    DecisionRows(List<Decision> decisions, int[] configurations) {
        int size = decisions.size();
        this.configurations = configurations;
        ids = new UUID[size];
        partitions = new int[size];
        offsets = new long[size];
        eventMillis = new long[size];
        outcomes = new short[size];
        scores = new short[size];
        levels = new short[size];
        late = new boolean[size];
        scenarios = new String[size];
        typologies = new String[size];
        hits = new byte[size][];
        said = new byte[size][];
        for (int row = 0; row < size; row++) {
            fill(row, decisions.get(row));
        }
    }

    /**
     * Writes them; gives the ids of those that were new.
     *
     * @param allNew the caller expects that all are, which saves looking before writing
     */
    Set<UUID> insert(Connection connection, String institution, boolean allNew)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(allNew ? INSERT : INSERT_NEW)) {
            insert.setString(1, institution);
            new Columns(connection, insert, 2)
                    .uuids(ids)
                    .ints(partitions)
                    .longs(offsets)
                    .longs(eventMillis)
                    .shorts(outcomes)
                    .shorts(scores)
                    .shorts(levels)
                    .booleans(late)
                    .ints(configurations)
                    .texts(scenarios)
                    .texts(typologies)
                    .bytes(hits)
                    .bytes(said);
            if (allNew) {
                insert.executeUpdate();
                return new HashSet<>(List.of(ids));
            }
            Set<UUID> fresh = HashSet.newHashSet(ids.length);
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    fresh.add(rows.getObject(1, UUID.class));
                }
            }
            return fresh;
        }
    }

    private void fill(int row, Decision decision) {
        ids[row] = Ids.uuid(decision.getTransactionId());
        partitions[row] = decision.getPartition();
        offsets[row] = decision.getOffset();
        eventMillis[row] = decision.getEventTimeMillis();
        outcomes[row] = ordinal(Outcome.class, decision.getOutcome());
        scores[row] = (short) decision.getScore();
        levels[row] = ordinal(Level.class, decision.getLevel());
        late[row] = decision.getLate();
        if (decision.getHitsCount() > 0) {
            scenarios[row] = join(decision, true);
            typologies[row] = join(decision, false);
            hits[row] =
                    Decision.newBuilder().addAllHits(decision.getHitsList()).build().toByteArray();
        }
        if (decision.hasModelScore()
                || decision.hasChallengerScore()
                || !decision.getPayerScreening().isEmpty()
                || !decision.getPayeeScreening().isEmpty()) {
            said[row] = said(decision);
        }
    }

    private static byte[] said(Decision decision) {
        Decision.Builder scores =
                Decision.newBuilder()
                        .setPayerScreening(decision.getPayerScreening())
                        .setPayeeScreening(decision.getPayeeScreening());
        if (decision.hasModelScore()) {
            scores.setModelScore(decision.getModelScore());
        }
        if (decision.hasChallengerScore()) {
            scores.setChallengerScore(decision.getChallengerScore());
        }
        return scores.build().toByteArray();
    }

    private static String join(Decision decision, boolean byScenario) {
        return String.join(
                ",",
                decision.getHitsList().stream()
                        .map(byScenario ? Hit::getScenario : Hit::getTypology)
                        .distinct()
                        .toList());
    }

    static <E extends Enum<E>> short ordinal(Class<E> type, String word) {
        return (short) Enum.valueOf(type, word.toUpperCase(Locale.ROOT)).ordinal();
    }
}
