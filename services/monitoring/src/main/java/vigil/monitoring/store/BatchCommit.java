package vigil.monitoring.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vigil.kernel.database.SqlFailures;
import vigil.kernel.identity.InstitutionId;

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
        boolean allNew = true; // Nearly always: ids that come again are the exception.
        for (int left = TRIES - 1; ; left--) {
            try {
                return once(connection, batches, allNew);
            } catch (SQLException e) {
                boolean taken = allNew && SqlFailures.isTaken(e);
                if (left == 0 || !(taken || SqlFailures.isLostRace(e))) {
                    throw e;
                }
                allNew = !taken && allNew;
            }
        }
    }

    /**
     * Makes the accounts of a batch known ahead of its {@link #commit}, so that the two can go on
     * side by side. What does not succeed here is done there.
     */
    public void introduce(Connection connection, InstitutionId institution, List<Prepared> batch)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            TransactionStore.Outcome outcome = store.introduce(connection, institution, batch);
            connection.commit();
            store.committed(outcome);
        } catch (SQLException | RuntimeException e) {
            SqlFailures.rollBack(connection, e);
            throw e;
        }
    }

    private Map<InstitutionId, List<Kept>> once(
            Connection connection, Map<InstitutionId, List<Prepared>> batches, boolean allNew)
            throws SQLException {
        connection.setAutoCommit(false);
        List<TransactionStore.Outcome> outcomes = new ArrayList<>();
        try {
            for (Map.Entry<InstitutionId, List<Prepared>> batch : batches.entrySet()) {
                outcomes.add(store.keep(connection, batch.getKey(), batch.getValue(), allNew));
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
