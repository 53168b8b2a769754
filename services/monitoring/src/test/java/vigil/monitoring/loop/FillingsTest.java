package vigil.monitoring.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.log.v1.LogRecord;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.Sets;
import vigil.monitoring.log.Position;
import vigil.monitoring.log.ScenarioFormat;
import vigil.monitoring.log.Topics;
import vigil.monitoring.log.TransactionLog;
import vigil.testkit.Broker;

/** Aggregates filled ahead count what stands before the set's record and nothing behind it. */
class FillingsTest {

    private static final InstitutionId DEMO = new InstitutionId("demo");
    private static final Cores CORES = new Cores(CoreSettings.defaults(), ScenarioSet.builtIn());
    private static final int COUNT = 1_200;
    private static int number;

    private final String name = "fillings-" + number++;
    private final Topics topics =
            Topics.ensure(
                    Broker.bootstrap(), ReplayEqualityTest.settings(name, name + "-decisions"));
    private final LogRecord first = set(1, "velocity");
    private final LogRecord again = set(3, "velocity");

    @BeforeEach
    void aLogThatGoesOnBehindItsSets() {
        List<LogRecord> log =
                new ArrayList<>(
                        Traffic.of(3, COUNT * 2).stream()
                                .filter(record -> record.getInstitution().equals("demo"))
                                .limit(COUNT)
                                .toList());
        log.add(COUNT / 3, first);
        log.add(COUNT / 2, ScenarioFormat.record("demo", 2, Sets.builtIn(), new LinkedHashMap<>()));
        log.add(COUNT * 2 / 3, again);
        try (TransactionLog appended =
                new TransactionLog(
                        Broker.bootstrap(),
                        topics,
                        ReplayEqualityTest.settings(name, name + "-decisions"))) {
            log.forEach(record -> appended.append(DEMO, record).join());
        }
    }

    @Test
    void whatWasReadAheadTooFarIsNotUsed() {
        Fillings late = fillings();
        late.prepare(DEMO, first.getScenarios()); // Its record stands in the log already.

        assertThat(decided(late)).isEqualTo(decided(fillings()));
    }

    @Test
    void theSameScenariosPublishedAgainAreFilledUpToTheirOwnRecord() {
        Fillings late = fillings();
        late.prepare(DEMO, again.getScenarios());

        assertThat(decided(late)).isEqualTo(decided(fillings()));
    }

    private Fillings fillings() {
        return new Fillings(CORES, new LogReplay(Broker.bootstrap(), topics, LoopProcess.SETTINGS));
    }

    private List<Decision> decided(Fillings fillings) {
        Shard shard = Shard.empty(CORES, fillings, 1 << 12);
        List<Decision> decisions = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : Broker.read(topics.transactions())) {
            Step step =
                    shard.take(
                            new Shard.Entry(
                                    record.value(),
                                    new Position(record.partition(), record.offset())));
            if (step instanceof Step.Decided decided) {
                decisions.add(decided.decision());
            }
        }
        assertThat(decisions)
                .anyMatch(decision ->
                        decision.getHitsList().stream()
                                .anyMatch(hit -> hit.getScenario().equals("fifth-payment")));
        return decisions;
    }

    private static LogRecord set(long number, String beside) {
        SequencedMap<String, String> files = new LinkedHashMap<>(Sets.with(beside, 2));
        files.put("fifth-payment.yaml", Sets.fifthPayment());
        return ScenarioFormat.record("demo", number, files, new LinkedHashMap<>());
    }
}
