package vigil.monitoring.files;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.contracts.log.v1.LogRecord;
import vigil.kernel.database.SqlFailures;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.desk.FirstDecisions;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.RowFailure;
import vigil.monitoring.log.Ids;
import vigil.monitoring.log.Position;
import vigil.monitoring.log.TransactionLog;
import vigil.monitoring.loop.Loops;
import vigil.monitoring.store.BatchCommit;
import vigil.monitoring.store.Kept;
import vigil.monitoring.store.Prepared;

/**
 * Takes batches of rows into the log: one commit each, then the records in the order of the file.
 * Each step by one thread, so that the next commit does not wait for the broker.
 */
final class BatchIntake {

    private static final Logger log = LoggerFactory.getLogger(BatchIntake.class);

    private final DataSource dataSource;
    private final BatchCommit batches;
    private final TransactionLog topic;
    private final Loops loops;
    private final FirstDecisions firstDecisions;
    private final Patience patience;

    BatchIntake(
            DataSource dataSource,
            BatchCommit batches,
            TransactionLog topic,
            Loops loops,
            FirstDecisions firstDecisions,
            Patience patience) {
        this.dataSource = dataSource;
        this.batches = batches;
        this.topic = topic;
        this.loops = loops;
        this.firstDecisions = firstDecisions;
        this.patience = patience;
    }

    /**
     * Makes a batch's accounts known, while the batch before it is kept. No matter if it fails:
     * {@link #keep} does what is left.
     */
    void introduce(InstitutionId institution, List<Prepared> batch) {
        try (Connection connection = dataSource.getConnection()) {
            batches.introduce(connection, institution, batch);
        } catch (SQLException e) {
            log.atInfo()
                    .setMessage("accounts are left to the next step")
                    .addKeyValue("state", e.getSQLState())
                    .log();
        }
    }

    /**
     * Keeps a batch; gives the records that the log may miss. Survives a database that goes away
     * for a while.
     */
    List<LogRecord> keep(InstitutionId institution, List<Prepared> batch, Tally tally)
            throws InterruptedException {
        List<Kept> kept = patience.untilDone(() -> commit(institution, batch));
        List<LogRecord> missing = new ArrayList<>(kept.size());
        List<LogRecord> known = new ArrayList<>();
        count(batch, kept, new Sorted(missing, known), tally);
        if (!known.isEmpty()) {
            missing.addAll(patience.untilDone(() -> undecided(institution, known)));
        }
        return missing;
    }

    /**
     * Appends a batch that was kept; completes when all of it is decided. Survives a broker that
     * goes away for a while.
     */
    CompletableFuture<Void> append(InstitutionId institution, List<LogRecord> missing)
            throws InterruptedException {
        Position last = patience.untilDone(() -> appendAll(institution, missing));
        return last == null ? CompletableFuture.completedFuture(null) : loops.past(last);
    }

    /** What has to be appended for sure, and what only if nobody has done so. */
    private record Sorted(List<LogRecord> stored, List<LogRecord> known) {}

    private static void count(List<Prepared> batch, List<Kept> kept, Sorted sorted, Tally tally) {
        for (int i = 0; i < kept.size(); i++) {
            switch (kept.get(i)) {
                case Kept.Stored stored -> {
                    sorted.stored().add(stored.record());
                    tally.accepted(1);
                }
                case Kept.Known known -> {
                    sorted.known().add(known.record());
                    tally.duplicates(1);
                }
                case Kept.Conflicting _ -> tally.failed(List.of(conflict(batch.get(i))));
            }
        }
    }

    private static RowFailure conflict(Prepared prepared) {
        return new RowFailure(
                prepared.origin() == null ? RowFailure.WHOLE : prepared.origin().row(),
                "transactionId",
                "was used before with other content",
                FailureCode.DUPLICATE_ID);
    }

    private List<Kept> commit(InstitutionId institution, List<Prepared> batch) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return batches.commit(connection, Map.of(institution, batch))
                    .getOrDefault(institution, List.of());
        }
    }

    private List<LogRecord> undecided(InstitutionId institution, List<LogRecord> known) {
        Map<UUID, LogRecord> byId = new HashMap<>();
        known.forEach(
                record -> byId.put(Ids.uuid(record.getTransaction().getTransactionId()), record));
        Set<UUID> decided = firstDecisions.find(institution, List.copyOf(byId.keySet())).keySet();
        return known.stream()
                .filter(record ->
                        !decided.contains(Ids.uuid(record.getTransaction().getTransactionId())))
                .toList();
    }

    /** The place of the last one; null when there was none. */
    private @Nullable Position appendAll(InstitutionId institution, List<LogRecord> records)
            throws SQLException, InterruptedException {
        List<CompletableFuture<Position>> appended = new ArrayList<>(records.size());
        records.forEach(record -> appended.add(topic.append(institution, record)));
        Position last = null;
        try {
            for (CompletableFuture<Position> append : appended) {
                last = append.get();
            }
        } catch (ExecutionException e) {
            throw new Patience.Away("broker", e);
        }
        return last;
    }

    /** Whether a failure of the database will pass. */
    static boolean isPassing(SQLException failure) {
        return SqlFailures.isConnection(failure) || SqlFailures.isLostRace(failure);
    }
}
