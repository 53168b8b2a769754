package vigil.monitoring.loop;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.contracts.log.v1.LogRecord;
import vigil.engine.Decision;
import vigil.engine.Level;
import vigil.engine.Outcome;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;
import vigil.engine.core.Core;
import vigil.monitoring.log.DecisionFormat;
import vigil.monitoring.log.LogFormat;
import vigil.monitoring.log.Position;

/**
 * What a partition's records have made: a core for every institution (the clock and the windows of
 * one must not move another's), and the ids seen last. A pure function of the log.
 */
final class Shard {

    private static final Logger log = LoggerFactory.getLogger(Shard.class);
    private static final int UNDECIDED_SCORE = 500;

    private final Cores cores;
    private final DecisionFormat format;
    private final RecentIds recent;
    private final Map<String, Core> byInstitution;
    private long undecidable;

    Shard(Cores cores, RecentIds recent, Map<String, Core> byInstitution) {
        this.cores = cores;
        this.format = new DecisionFormat(cores.engineVersion(), cores.configurationHash());
        this.recent = recent;
        this.byInstitution = new TreeMap<>(byInstitution); // One order, one snapshot.
    }

    static Shard empty(Cores cores, int rememberedIds) {
        return new Shard(cores, new RecentIds(rememberedIds), Map.of());
    }

    /** Takes the next record. */
    Step take(byte[] bytes, Position position) {
        LogRecord record;
        Transaction transaction;
        try {
            record = LogRecord.parseFrom(bytes);
            if (!record.hasTransaction()) {
                return new Step.Noted();
            }
            transaction = LogFormat.transaction(record.getTransaction());
        } catch (InvalidProtocolBufferException
                | IllegalArgumentException
                | ArithmeticException e) {
            return new Step.Unreadable(e.getClass().getSimpleName());
        }
        TransactionId id = transaction.id();
        if (recent.firstSeen(id.high(), id.low(), position.offset()) != RecentIds.NEW) {
            return new Step.Repeated(id);
        }
        Core core = byInstitution.computeIfAbsent(record.getInstitution(), any -> cores.empty());
        return new Step.Decided(id, format.decision(record, position, decide(core, transaction)));
    }

    RecentIds recent() {
        return recent;
    }

    /** In the order of their institutions. */
    Map<String, Core> cores() {
        return byInstitution;
    }

    /** Transactions that the core failed on since the start. */
    long undecidable() {
        return undecidable;
    }

    /**
     * A transaction that breaks the core goes to an officer; it must not stop the ones behind it.
     */
    private Decision decide(Core core, Transaction transaction) {
        try {
            return core.decide(transaction);
        } catch (RuntimeException e) {
            undecidable++;
            log.atError().setMessage("the core failed on a transaction").setCause(e).log();
            return new Decision(
                    transaction.id(),
                    transaction.eventTimeMillis(),
                    Outcome.REVIEW,
                    UNDECIDED_SCORE,
                    Level.MEDIUM,
                    false,
                    List.of());
        }
    }
}
