package vigil.monitoring.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.decisions.v1.Hit;
import vigil.contracts.log.v1.LogRecord;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;
import vigil.monitoring.Sets;
import vigil.monitoring.log.Position;
import vigil.monitoring.log.ScenarioFormat;

/** Scenario sets as records of the log. */
class PublicationTest {

    private static final int REMEMBERED = 1 << 12;
    private static final int COUNT = 4_000;
    private static final int PLACE = 1_500;
    private static final SequencedMap<String, String> NONE = new LinkedHashMap<>();
    private static final SequencedMap<String, String> SECOND = Sets.with("same-money-ring", 2);
    private static final SequencedMap<String, String> THIRD = Sets.with("same-money-ring", 3);
    private static final Cores CORES = new Cores(CoreSettings.defaults(), ScenarioSet.builtIn());
    private static final Fillings NO_LOG = new Fillings(CORES, null);

    private final List<LogRecord> traffic = Traffic.of(7, COUNT);

    @Test
    void eachDecisionNamesTheSetAtItsPlace() {
        String after = hash(SECOND);

        List<Decision> decisions = decide(empty(), published(), 0);

        for (Decision decision : of("demo", decisions)) {
            boolean before = decision.getOffset() < PLACE;
            assertThat(decision.getScenarioSet()).isEqualTo(before ? 0 : 1);
            assertThat(decision.getConfigurationHash())
                    .isEqualTo(before ? CORES.configurationHash() : after);
            assertThat(versions(decision, "same-money-ring")).isSubsetOf(before ? 1 : 2);
        }
        assertThat(decisions)
                .anyMatch(decision -> !versions(decision, "same-money-ring").isEmpty());
    }

    @Test
    void anotherInstitutionGoesOnAsBefore() {
        List<Decision> decisions = of("other", decide(empty(), published(), 0));

        assertThat(decisions)
                .isNotEmpty()
                .allMatch(decision -> decision.getScenarioSet() == 0)
                .allMatch(decision ->
                        decision.getConfigurationHash().equals(CORES.configurationHash()));
    }

    @Test
    void aReplayGivesTheSameBytes() {
        assertThat(bytes(decide(empty(), published(), 0)))
                .isEqualTo(bytes(decide(empty(), published(), 0)));
    }

    @ParameterizedTest
    @CsvSource({"7,1", "64,1", "64,2", "500,3", "10000,2"})
    void recordsThatAreTakenTogetherAreDecidedAsOneByOne(int together, int replicas) {
        List<LogRecord> log = published();
        log.add(2_500, set(2, THIRD, Sets.with("closed-ring", 9)));
        log.add(2_600, log.get(2_550)); // Comes twice.
        Cores several = new Cores(CoreSettings.defaults(), ScenarioSet.builtIn(), replicas);
        Shard shard = Shard.empty(several, new Fillings(several, null), REMEMBERED);
        List<Shard.Entry> entries = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            entries.add(new Shard.Entry(log.get(i).toByteArray(), new Position(0, i)));
        }

        List<Step> steps = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += together) {
            int to = Math.min(entries.size(), from + together);
            steps.addAll(shard.take(entries.subList(from, to)));
        }

        List<Decision> decisions =
                steps.stream()
                        .filter(Step.Decided.class::isInstance)
                        .map(step -> ((Step.Decided) step).decision())
                        .toList();
        assertThat(bytes(decisions)).isEqualTo(bytes(decide(empty(), log, 0)));
        assertThat(steps.get(PLACE)).isInstanceOf(Step.Adopted.class);
        assertThat(steps.get(2_600)).isInstanceOf(Step.Repeated.class);
    }

    @Test
    void aSetThatStandsAgainInTheLogHasNoEffect() {
        List<LogRecord> log = published();
        log.add(3_000, set(2, THIRD, NONE));
        List<Decision> once = decide(empty(), log, 0);

        log.set(3_500, set(1, SECOND, NONE)); // In the place of a payment.
        Shard shard = empty();
        List<Decision> again = decide(shard, log.subList(0, 3_500), 0);
        Step repeated =
                shard.take(new Shard.Entry(log.get(3_500).toByteArray(), new Position(0, 3_500)));

        assertThat(repeated).isInstanceOf(Step.Noted.class);
        assertThat(bytes(again)).isEqualTo(bytes(once).subList(0, again.size()));
        assertThat(inForce(shard)).isEqualTo(2);
    }

    @Test
    void aSnapshotRemembersWhatIsInForce(@TempDir Path state) throws Exception {
        List<LogRecord> log = published();
        log.add(2_500, set(2, THIRD, Sets.with("closed-ring", 9)));
        List<Decision> whole = decide(empty(), log, 0);
        for (int cut : List.of(PLACE, PLACE + 1, 2_000, 2_501, 3_200)) {
            Snapshots snapshots =
                    new Snapshots(
                            state.resolve("at-" + cut),
                            0,
                            CORES,
                            NO_LOG,
                            new LoopSettings(
                                    REMEMBERED, 1_000, 10_000, Duration.ofMinutes(30), 2, 1));
            Shard first = empty();
            List<Decision> pieces = decide(first, log.subList(0, cut), 0);
            snapshots.finish(snapshots.draft(first, cut));

            Shard restored = snapshots.newest(0, log.size()).orElseThrow().shard();
            assertThat(inForce(restored)).isEqualTo(cut <= PLACE ? 0 : cut <= 2_500 ? 1 : 2);
            pieces.addAll(decide(restored, log.subList(cut, log.size()), cut));
            assertThat(bytes(pieces)).as("cut at " + cut).isEqualTo(bytes(whole));
        }
    }

    @Test
    void aSetBeforeTheFirstTransactionIsInForceForIt() {
        List<LogRecord> log = new ArrayList<>(traffic.subList(0, 50));
        log.addFirst(set(1, SECOND, NONE));

        assertThat(of("demo", decide(empty(), log, 0)))
                .isNotEmpty()
                .allMatch(decision -> decision.getScenarioSet() == 1);
    }

    @Test
    void whatCannotBeReadChangesNothing() {
        SequencedMap<String, String> unsound = new LinkedHashMap<>(SECOND);
        unsound.put("broken.yaml", "id: broken\nversion: one\n");
        LogRecord good = set(2, SECOND, NONE);
        LogRecord forged =
                good.toBuilder()
                        .setScenarios(good.getScenarios().toBuilder().setContentHash("0"))
                        .build();
        Shard shard = empty();
        decide(shard, traffic.subList(0, 10), 0);

        for (LogRecord bad : List.of(set(1, unsound, NONE), set(1, SECOND, unsound), forged)) {
            assertThat(shard.take(new Shard.Entry(bad.toByteArray(), new Position(0, 10))))
                    .isInstanceOf(Step.Unreadable.class);
            assertThat(inForce(shard)).isZero();
        }
        assertThat(shard.take(new Shard.Entry(good.toByteArray(), new Position(0, 11))))
                .isInstanceOf(Step.Adopted.class);
    }

    @Test
    void aShadowChangesNothingButWhatItReports() {
        List<LogRecord> watched = new ArrayList<>(traffic);
        watched.add(
                PLACE,
                set(1, Sets.builtIn(), new LinkedHashMap<>(java.util.Map.of("t.yaml", shadow()))));
        List<LogRecord> alone = new ArrayList<>(traffic);
        alone.add(PLACE, set(1, Sets.builtIn(), NONE));

        List<Decision> decisions = decide(empty(), watched, 0);

        assertThat(bytes(without(decisions))).isEqualTo(bytes(decide(empty(), alone, 0)));
        List<Hit> hits =
                decisions.stream()
                        .flatMap(decision -> decision.getShadowHitsList().stream())
                        .toList();
        assertThat(hits)
                .isNotEmpty()
                .allMatch(hit -> hit.getScenario().equals("any-thousand") && hit.getVersion() == 4);
        assertThat(decisions.subList(0, PLACE))
                .allMatch(decision -> decision.getShadowHitsCount() == 0);
    }

    private static String shadow() {
        return Sets.anyThousand(4);
    }

    private List<LogRecord> published() {
        List<LogRecord> log = new ArrayList<>(traffic);
        log.add(PLACE, set(1, SECOND, NONE));
        return log;
    }

    private static LogRecord set(
            long number, SequencedMap<String, String> files, SequencedMap<String, String> shadow) {
        return ScenarioFormat.record("demo", number, files, shadow);
    }

    private static Shard empty() {
        return Shard.empty(CORES, NO_LOG, REMEMBERED);
    }

    private static long inForce(Shard shard) {
        InstitutionCore core = shard.cores().get("demo");
        return core == null ? -1 : core.inForce().scenarios().getSet();
    }

    private static String hash(SequencedMap<String, String> files) {
        return new Cores(CoreSettings.defaults(), ScenarioSet.of(files)).configurationHash();
    }

    private static List<Integer> versions(Decision decision, String scenario) {
        return decision.getHitsList().stream()
                .filter(hit -> hit.getScenario().equals(scenario))
                .map(Hit::getVersion)
                .toList();
    }

    static List<Decision> of(String institution, List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.getInstitution().equals(institution))
                .toList();
    }

    private static List<Decision> without(List<Decision> decisions) {
        return decisions.stream()
                .map(decision -> decision.toBuilder().clearShadowHits().build())
                .toList();
    }

    static List<String> bytes(List<Decision> decisions) {
        return decisions.stream()
                .map(decision -> java.util.HexFormat.of().formatHex(decision.toByteArray()))
                .collect(Collectors.toList());
    }

    static List<Decision> decide(Shard shard, List<LogRecord> log, long from) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            if (shard.take(new Shard.Entry(log.get(i).toByteArray(), new Position(0, from + i)))
                    instanceof Step.Decided decided) {
                decisions.add(decided.decision());
            }
        }
        return decisions;
    }
}
