package vigil.monitoring.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.decisions.v1.Hit;
import vigil.contracts.log.v1.LogRecord;
import vigil.contracts.log.v1.ModelBundle;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;
import vigil.monitoring.Bundles;
import vigil.monitoring.log.ModelFormat;
import vigil.monitoring.log.Position;

/** Model sets as records of the log. */
class ModelPublicationTest {

    private static final int REMEMBERED = 1 << 12;
    private static final int COUNT = 3_000;
    private static final int FIRST = 500;
    private static final int SECOND = 1_500;
    private static final Cores CORES = new Cores(CoreSettings.defaults(), ScenarioSet.builtIn());
    private static final Fillings NO_LOG = new Fillings(CORES, null);
    private static final Bundles BUNDLES = new Bundles();
    private static final ModelBundle ONE = BUNDLES.inLog(1, BUNDLES.from(400));
    private static final ModelBundle TWO = BUNDLES.inLog(2, BUNDLES.from(300));

    private final List<LogRecord> traffic = Traffic.of(7, COUNT);

    @Test
    void eachDecisionNamesTheModelAtItsPlace() {
        List<Decision> decisions = of("demo", decide(empty(), promoted(), 0));

        for (Decision decision : decisions) {
            int set = setAt(decision.getOffset());
            assertThat(decision.getModelSet()).isEqualTo(set);
            assertThat(decision.hasModelScore()).isEqualTo(set == 2);
            assertThat(decision.hasChallengerScore()).isEqualTo(set == 1);
            if (set == 2) {
                assertThat(decision.getModelScore().getVersion()).isEqualTo(2);
                assertThat(decision.getModelScore().getBundleHash()).isEqualTo(TWO.getBundleHash());
                assertThat(decision.getModelScore().getReasonsList()).isNotEmpty();
            }
            if (set == 1) {
                assertThat(decision.getChallengerScore().getVersion()).isEqualTo(2);
                assertThat(decision.getConfigurationHash()).isEqualTo(CORES.configurationHash());
            }
            assertThat(flags(decision))
                    .isEqualTo(set == 2 && decision.getModelScore().getFlagged() ? 1 : 0);
        }
        assertThat(decisions).anyMatch(decision -> flags(decision) == 1);
        assertThat(decisions.stream().map(Decision::getConfigurationHash).distinct().count())
                .isEqualTo(2);
    }

    @Test
    void anotherInstitutionIsNotScored() {
        assertThat(of("other", decide(empty(), promoted(), 0)))
                .isNotEmpty()
                .noneMatch(Decision::hasModelScore)
                .allMatch(decision -> decision.getModelSet() == 0);
    }

    @Test
    void aReplayGivesTheSameBytes() {
        Cores others = new Cores(CoreSettings.defaults(), ScenarioSet.builtIn());
        Shard elsewhere = Shard.empty(others, new Fillings(others, null), REMEMBERED);

        assertThat(bytes(decide(elsewhere, promoted(), 0)))
                .isEqualTo(bytes(decide(empty(), promoted(), 0)));
    }

    @Test
    void aSnapshotRemembersWhatScores(@TempDir Path state) throws Exception {
        List<LogRecord> log = promoted();
        List<Decision> whole = decide(empty(), log, 0);
        for (int cut : List.of(FIRST, FIRST + 1, 1_000, SECOND + 1, 2_500)) {
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
            pieces.addAll(decide(restored, log.subList(cut, log.size()), cut));
            assertThat(bytes(pieces)).as("cut at " + cut).isEqualTo(bytes(whole));
        }
    }

    @Test
    void aSetThatStandsAgainInTheLogHasNoEffect() {
        Shard shard = empty();
        decide(shard, promoted().subList(0, 2_000), 0);

        assertThat(take(shard, set(1, null, ONE))).isInstanceOf(Step.Noted.class);
        assertThat(take(shard, set(2, ONE, null))).isInstanceOf(Step.Noted.class);
        assertThat(inForce(shard)).isEqualTo(2);
        assertThat(take(shard, set(3, null, null))).isInstanceOf(Step.Adopted.class);
        Step next = take(shard, traffic.get(2_500));
        assertThat(next)
                .isInstanceOfSatisfying(
                        Step.Decided.class,
                        decided -> assertThat(decided.decision().hasModelScore()).isFalse());
    }

    @Test
    void whatCannotBeServedChangesNothing() {
        LogRecord good = set(1, ONE, null);
        LogRecord forged =
                good.toBuilder()
                        .setModels(good.getModels().toBuilder().setContentHash("0"))
                        .build();
        ModelBundle broken = ONE.toBuilder().setBundle(ByteString.copyFromUtf8("no")).build();
        ModelBundle another = ONE.toBuilder().setBundle(TWO.getBundle()).build();
        ModelBundle renamed = ONE.toBuilder().setModel("somebody-else").build();
        Shard shard = empty();
        decide(shard, traffic.subList(0, 10), 0);

        for (LogRecord bad :
                List.of(
                        forged,
                        set(1, broken, null),
                        set(1, ONE, another),
                        set(1, renamed, null))) {
            assertThat(take(shard, bad)).isInstanceOf(Step.Unreadable.class);
            assertThat(inForce(shard)).isZero();
        }
        assertThat(take(shard, good)).isInstanceOf(Step.Adopted.class);
    }

    private List<LogRecord> promoted() {
        List<LogRecord> log = new ArrayList<>(traffic);
        log.add(FIRST, set(1, null, TWO));
        log.add(SECOND, set(2, TWO, null));
        return log;
    }

    private static int setAt(long offset) {
        return offset < FIRST ? 0 : offset < SECOND ? 1 : 2;
    }

    private static LogRecord set(
            long number, @Nullable ModelBundle champion, @Nullable ModelBundle challenger) {
        return ModelFormat.record("demo", number, champion, challenger);
    }

    private static long flags(Decision decision) {
        return decision.getHitsList().stream()
                .map(Hit::getScenario)
                .filter(scenario -> scenario.equals("model." + Bundles.NAME))
                .count();
    }

    private static Shard empty() {
        return Shard.empty(CORES, NO_LOG, REMEMBERED);
    }

    private static long inForce(Shard shard) {
        InstitutionCore core = shard.cores().get("demo");
        return core == null ? -1 : core.inForce().models().getSet();
    }

    private static Step take(Shard shard, LogRecord record) {
        return shard.take(new Shard.Entry(record.toByteArray(), new Position(0, COUNT + 100)));
    }

    private static List<Decision> of(String institution, List<Decision> decisions) {
        return PublicationTest.of(institution, decisions);
    }

    private static List<String> bytes(List<Decision> decisions) {
        return PublicationTest.bytes(decisions);
    }

    private static List<Decision> decide(Shard shard, List<LogRecord> log, long from) {
        return PublicationTest.decide(shard, log, from);
    }
}
