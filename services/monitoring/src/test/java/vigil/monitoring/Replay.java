package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.decisions.v1.Hit;
import vigil.contracts.log.v1.LogRecord;
import vigil.contracts.log.v1.ScenarioFile;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;
import vigil.monitoring.log.Ids;
import vigil.monitoring.log.LogSettings;
import vigil.monitoring.log.Topics;
import vigil.monitoring.loop.Baton;
import vigil.monitoring.loop.Cores;
import vigil.monitoring.loop.LoopSettings;
import vigil.monitoring.loop.Loops;
import vigil.monitoring.waiting.Waiting;
import vigil.testkit.Broker;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** What the log says that decisions must be. */
final class Replay {

    private Replay() {}

    /** Decides the street's log from its start into another topic. */
    static void into(StreetParts street, String decisionsTopic, Path emptyState) {
        LogSettings settings =
                new LogSettings(
                        street.transactionsTopic(),
                        decisionsTopic,
                        2,
                        (short) 1,
                        Duration.ofSeconds(10));
        Topics topics = Topics.ensure(Broker.bootstrap(), settings);
        Loops loops =
                new Loops(
                        new Loops.LogPlace(Broker.bootstrap(), topics),
                        new Cores(CoreSettings.defaults(), ScenarioSet.builtIn()),
                        new LoopSettings(1 << 16, 1_000, 10_000, Duration.ofMinutes(30), 2, 1),
                        emptyState,
                        new Loops.Asking(new Waiting(), new Baton(true)));
        loops.start();
        Until.holds("replayed", loops::isCaughtUp);
        loops.stop();
    }

    /** Every byte of the street's decisions comes out again. */
    static void requireTheSame(StreetParts street, Path emptyState) {
        String again = street.decisionsTopic() + "-again";
        into(street, again, emptyState);
        assertThat(
                        Arrays.deepEquals(
                                Decisions.bytes(street.decisionsTopic()).toArray(),
                                Decisions.bytes(again).toArray()))
                .as("the replay is equal byte for byte")
                .isTrue();
    }

    /** A set's number, and which version of a scenario it holds, 0 for none. */
    record AtPlace(long set, int version) {}

    /**
     * Each transaction of the log is decided once, and names the set in force where it first stands
     * in the log; so do its hits of this scenario. Gives how many decisions name each set.
     */
    static Map<Long, Integer> requireSetsAtTheirPlaces(StreetParts street, String scenario) {
        Map<String, AtPlace> expected = expected(street, scenario);
        List<Decision> decisions = Decisions.in(street.decisionsTopic());
        assertThat(decisions).hasSize(expected.size());
        Map<Long, Integer> named = new HashMap<>();
        Map<String, AtPlace> found = new HashMap<>();
        for (Decision decision : decisions) {
            List<Integer> versions =
                    decision.getHitsList().stream()
                            .filter(hit -> hit.getScenario().equals(scenario))
                            .map(Hit::getVersion)
                            .toList();
            assertThat(versions).hasSizeLessThan(2);
            found.put(
                    Ids.text(decision.getTransactionId()),
                    new AtPlace(
                            decision.getScenarioSet(),
                            versions.isEmpty() ? 0 : versions.getFirst()));
            named.merge(decision.getScenarioSet(), 1, Integer::sum);
        }
        assertThat(found).isEqualTo(expected);
        return named;
    }

    private static Map<String, AtPlace> expected(StreetParts street, String scenario) {
        Map<String, AtPlace> inForce = new HashMap<>();
        Map<String, AtPlace> expected = new HashMap<>();
        for (LogRecord record : log(street)) {
            AtPlace now = inForce.getOrDefault(record.getInstitution(), new AtPlace(0, 0));
            if (record.hasScenarios() && record.getScenarios().getSet() > now.set()) {
                inForce.put(
                        record.getInstitution(),
                        new AtPlace(
                                record.getScenarios().getSet(),
                                version(record.getScenarios().getFilesList(), scenario)));
            }
            if (record.hasTransaction()) {
                expected.putIfAbsent(Ids.text(record.getTransaction().getTransactionId()), now);
            }
        }
        return expected;
    }

    static List<LogRecord> log(StreetParts street) {
        List<LogRecord> records = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : Broker.read(street.transactionsTopic())) {
            try {
                records.add(LogRecord.parseFrom(record.value()));
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        }
        return records;
    }

    private static int version(List<ScenarioFile> files, String scenario) {
        for (ScenarioFile file : files) {
            if (file.getName().equals(scenario + ".yaml")) {
                String text = file.getText();
                int from = text.indexOf("version: ") + "version: ".length();
                return Integer.parseInt(text.substring(from, text.indexOf('\n', from)));
            }
        }
        return 0;
    }
}
