package vigil.monitoring.loop;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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

    /** A record of the log. */
    public record Entry(byte[] bytes, Position position) {}

    /** Takes the next record. */
    public Step take(Entry entry) {
        return take(List.of(entry)).getFirst();
    }

    /**
     * Takes the next records: what they say is what they say one by one. Those of an institution
     * are decided together, up to where something is put in force.
     */
    public List<Step> take(List<Entry> entries) {
        Step[] steps = new Step[entries.size()];
        Map<InstitutionCore, List<Arrived>> arrived = new LinkedHashMap<>();
        for (int i = 0; i < steps.length; i++) {
            Step known = read(entries.get(i), i, steps, arrived);
            if (known != null) {
                steps[i] = known;
            }
        }
        arrived.forEach((core, waiting) -> decide(core, waiting, steps));
        return Arrays.asList(steps);
    }

    /** A transaction that was not decided before, and which of the entries brought it. */
    private record Arrived(
            int number, LogRecord record, Position position, Transaction transaction) {}

    /** Null for a transaction that has joined those who wait for their decision. */
    private @Nullable Step read(
            Entry entry, int number, Step[] steps, Map<InstitutionCore, List<Arrived>> arrived) {
        Position position = entry.position();
        LogRecord record;
        Transaction transaction;
        try {
            record = LogRecord.parseFrom(entry.bytes());
            if (record.hasScenarios() || record.hasModels()) {
                InstitutionCore core = core(record.getInstitution());
                decide(core, arrived.getOrDefault(core, List.of()), steps);
                arrived.remove(core);
                return adopt(
                        record,
                        record.hasScenarios() ? SetKind.SCENARIOS : SetKind.MODELS,
                        position);
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
        arrived.computeIfAbsent(core(record.getInstitution()), any -> new ArrayList<>())
                .add(new Arrived(number, record, position, transaction));
        return null;
    }

    private void decide(InstitutionCore core, List<Arrived> waiting, Step[] steps) {
        List<DecisionFormat.Decided> decided =
                core.decide(waiting.stream().map(Arrived::transaction).toList());
        for (int i = 0; i < waiting.size(); i++) {
            Arrived one = waiting.get(i);
            steps[one.number()] =
                    new Step.Decided(
                            one.transaction().id(),
                            format.decision(
                                    one.record(),
                                    one.position(),
                                    decided.get(i),
                                    core.configuration()));
        }
    }

    /** Whoever is shown what a decision looked at. */
    @FunctionalInterface
    public interface Witness {
        void see(ScenarioSet inForce, Moment moment);
    }

    /** Shows this what the institution's next decision looks at, once it is made. */
    public void showing(String institution, Witness witness) {
        Core core = core(institution).core();
        core.showing(moment -> witness.see(core.scenarios(), moment));
    }

    RecentIds recent() {
        return recent;
    }

    /** In the order of their institutions. */
    Map<String, InstitutionCore> cores() {
        return byInstitution;
    }

    private InstitutionCore core(String institution) {
        return byInstitution.computeIfAbsent(institution, any -> InstitutionCore.empty(cores));
    }

    /** A set that this engine cannot read must not stop the transactions behind it. */
    private Step adopt(LogRecord record, SetKind kind, Position position) {
        String institution = record.getInstitution();
        InstitutionCore core = core(record.getInstitution());
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
