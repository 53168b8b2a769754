package vigil.monitoring.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.rows.SqlFailures;

/**
 * One database transaction around batches of several institutions, tried again when it lost a race.
 */
public final class BatchCommit {

    private static final int TRIES = 4;

    private final TransactionStore store;

    public BatchCommit(TransactionStore store) {
        this.store = store;
    }

    /** What became of each institution's batch, in its order; all of it is committed. */
    public Map<InstitutionId, List<Kept>> commit(
            Connection connection, Map<InstitutionId, List<Prepared>> batches) throws SQLException {
        for (int left = TRIES - 1; ; left--) {
            try {
                return once(connection, batches);
            } catch (SQLException e) {
                if (left == 0 || !SqlFailures.isLostRace(e)) {
                    throw e;
                }
            }
        }
    }

    private Map<InstitutionId, List<Kept>> once(
            Connection connection, Map<InstitutionId, List<Prepared>> batches) throws SQLException {
        connection.setAutoCommit(false);
        List<TransactionStore.Outcome> outcomes = new ArrayList<>();
        try {
            for (Map.Entry<InstitutionId, List<Prepared>> batch : batches.entrySet()) {
                outcomes.add(store.keep(connection, batch.getKey(), batch.getValue()));
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            SqlFailures.rollBack(connection, e);
            throw e;
        }
        Map<InstitutionId, List<Kept>> kept = new TreeMap<>();
        for (TransactionStore.Outcome outcome : outcomes) {
            store.committed(outcome);
            kept.put(outcome.institution(), outcome.kept());
        }
        return kept;
    }
}
