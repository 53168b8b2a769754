package vigil.monitoring.loop;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Map;
import java.util.TreeMap;
import vigil.contracts.log.v1.LogRecord;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;
import vigil.engine.core.Core;
import vigil.engine.features.Moment;
import vigil.engine.scenarios.ScenarioSet;
import vigil.monitoring.log.DecisionFormat;
import vigil.monitoring.log.LogFormat;
import vigil.monitoring.log.Position;
import vigil.monitoring.log.SetKind;
import vigil.monitoring.waiting.Adoptions;

/**
 * What a partition's records have made: a core for every institution (the clock and the windows of
 * one must not move another's) with the scenarios in force there, and the ids seen last. A pure
 * function of the log.
 */
public final class Shard {

    private final Cores cores;
    private final Fillings fillings;
    private final DecisionFormat format;
    private final RecentIds recent;
    private final Map<String, InstitutionCore> byInstitution;

    Shard(
            Cores cores,
            Fillings fillings,
            RecentIds recent,
            Map<String, InstitutionCore> byInstitution) {
        this.cores = cores;
        this.fillings = fillings;
        this.format = new DecisionFormat(cores.engineVersion());
        this.recent = recent;
        this.byInstitution = new TreeMap<>(byInstitution); // One order, one snapshot.
        byInstitution.forEach(
                (institution, own) -> fillings.keeps(institution, own.core().aggregates()));
    }

    public static Shard empty(Cores cores, Fillings fillings, int rememberedIds) {
        return new Shard(cores, fillings, new RecentIds(rememberedIds), Map.of());
    }

    /** Takes the next record. */
    public Step take(byte[] bytes, Position position) {
        LogRecord record;
        Transaction transaction;
        try {
            record = LogRecord.parseFrom(bytes);
            if (record.hasScenarios()) {
                return adopt(record, SetKind.SCENARIOS, position);
            }
            if (record.hasModels()) {
                return adopt(record, SetKind.MODELS, position);
            }
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
        InstitutionCore core = core(record);
        return new Step.Decided(
                id,
                format.decision(record, position, core.decide(transaction), core.configuration()));
    }

    /** Whoever is shown what a decision looked at. */
    @FunctionalInterface
    public interface Witness {
        void see(ScenarioSet inForce, Moment moment);
    }

    /** Shows this what the institution's next decision looks at, once it is made. */
    public void showing(String institution, Witness witness) {
        InstitutionCore own = byInstitution.get(institution);
        if (own == null) {
            own = InstitutionCore.empty(cores);
            byInstitution.put(institution, own);
        }
        Core core = own.core();
        core.showing(moment -> witness.see(core.scenarios(), moment));
    }

    RecentIds recent() {
        return recent;
    }

    /** In the order of their institutions. */
    Map<String, InstitutionCore> cores() {
        return byInstitution;
    }

    private InstitutionCore core(LogRecord record) {
        return byInstitution.computeIfAbsent(
                record.getInstitution(), any -> InstitutionCore.empty(cores));
    }

    /** A set that this engine cannot read must not stop the transactions behind it. */
    private Step adopt(LogRecord record, SetKind kind, Position position) {
        String institution = record.getInstitution();
        InstitutionCore core = core(record);
        try {
            boolean isNew =
                    switch (kind) {
                        case SCENARIOS ->
                                core.adopt(
                                        institution,
                                        record.getScenarios(),
                                        position.offset(),
                                        fillings);
                        case MODELS ->
                                core.adopt(record.getModels(), position.offset(), cores.lineups());
                    };
            return isNew
                    ? new Step.Adopted(
                            new Adoptions.Adoption(
                                    kind, institution, kind.number(record), position))
                    : new Step.Noted();
        } catch (IllegalArgumentException e) {
            return new Step.Unreadable(e.getMessage() + ": " + e.getCause());
        }
    }
}
