package vigil.monitoring.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.log.v1.LogRecord;
import vigil.contracts.log.v1.StatusReported;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;
import vigil.monitoring.log.Position;

class ShardTest {

    private static final int COUNT = 6_000;
    private static final int REMEMBERED = 1 << 12;
    private static final Cores CORES = new Cores(CoreSettings.defaults(), ScenarioSet.builtIn());
    private static final Fillings NO_LOG = new Fillings(CORES, null);

    private final LoopSettings settings =
            new LoopSettings(REMEMBERED, 1_000, 10_000, Duration.ofMinutes(30), 2, 1);

    @Test
    void theSameLogGivesTheSameDecisionsByteForByte() {
        List<LogRecord> log = Traffic.of(1, COUNT);

        List<byte[]> once = decide(Shard.empty(CORES, NO_LOG, REMEMBERED), log, 0);
        List<byte[]> again = decide(Shard.empty(CORES, NO_LOG, REMEMBERED), log, 0);

        assertThat(once).hasSize(COUNT);
        assertThat(equal(once, again)).isTrue();
        assertThat(log(once)).contains("alert");
    }

    @Test
    void aSnapshotChangesNothing(@TempDir Path state) throws Exception {
        List<LogRecord> log = Traffic.of(2, COUNT);
        List<byte[]> whole = decide(Shard.empty(CORES, NO_LOG, REMEMBERED), log, 0);
        Snapshots snapshots = new Snapshots(state, 3, CORES, NO_LOG, settings);

        Shard first = Shard.empty(CORES, NO_LOG, REMEMBERED);
        List<byte[]> pieces = decide(first, log.subList(0, 2_500), 0);
        snapshots.finish(snapshots.draft(first, 2_500));
        Snapshots.Restored restored = snapshots.newest(0, COUNT).orElseThrow();
        pieces.addAll(decide(restored.shard(), log.subList(2_500, COUNT), 2_500));

        assertThat(restored.next()).isEqualTo(2_500);
        assertThat(equal(whole, pieces)).isTrue();
    }

    @Test
    void oneInstitutionMovesNoClockOfAnother() {
        List<LogRecord> both = Traffic.of(3, COUNT);
        List<LogRecord> own =
                both.stream().filter(record -> record.getInstitution().equals("demo")).toList();

        List<Boolean> together =
                late(decide(Shard.empty(CORES, NO_LOG, REMEMBERED), both, 0), "demo");
        List<Boolean> alone = late(decide(Shard.empty(CORES, NO_LOG, REMEMBERED), own, 0), "demo");

        assertThat(together).isEqualTo(alone);
    }

    @Test
    void aTransactionThatStandsTwiceInTheLogIsDecidedOnce() {
        Shard shard = Shard.empty(CORES, NO_LOG, REMEMBERED);
        byte[] record = Traffic.of(4, 1).getFirst().toByteArray();

        assertThat(shard.take(new Shard.Entry(record, new Position(0, 0))))
                .isInstanceOf(Step.Decided.class);
        assertThat(shard.take(new Shard.Entry(record, new Position(0, 1))))
                .isInstanceOf(Step.Repeated.class);
    }

    @Test
    void whatIsNoTransactionIsLeftAside() {
        Shard shard = Shard.empty(CORES, NO_LOG, REMEMBERED);
        LogRecord good = Traffic.of(5, 1).getFirst();
        byte[] status =
                LogRecord.newBuilder()
                        .setStatus(StatusReported.newBuilder().setStatus("ACSP"))
                        .build()
                        .toByteArray();
        byte[] noAccount =
                good.toBuilder()
                        .setTransaction(good.getTransaction().toBuilder().setPayer(0))
                        .build()
                        .toByteArray();

        assertThat(shard.take(new Shard.Entry(status, new Position(0, 0))))
                .isInstanceOf(Step.Noted.class);
        assertThat(
                        shard.take(
                                new Shard.Entry(
                                        "noise".getBytes(StandardCharsets.UTF_8),
                                        new Position(0, 1))))
                .isInstanceOf(Step.Unreadable.class);
        assertThat(shard.take(new Shard.Entry(noAccount, new Position(0, 2))))
                .isInstanceOf(Step.Unreadable.class);
        assertThat(shard.take(new Shard.Entry(good.toByteArray(), new Position(0, 3))))
                .isInstanceOf(Step.Decided.class);
    }

    static List<byte[]> decide(Shard shard, List<LogRecord> log, long from) {
        List<byte[]> decisions = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            Step step =
                    shard.take(
                            new Shard.Entry(log.get(i).toByteArray(), new Position(3, from + i)));
            if (step instanceof Step.Decided decided) {
                decisions.add(decided.decision().toByteArray());
            }
        }
        return decisions;
    }

    private static List<Boolean> late(List<byte[]> decisions, String institution) {
        return decisions.stream()
                .map(ShardTest::parse)
                .filter(decision -> decision.getInstitution().equals(institution))
                .map(Decision::getLate)
                .toList();
    }

    private static String log(List<byte[]> decisions) {
        return decisions.stream()
                        .map(ShardTest::parse)
                        .anyMatch(decision ->
                                decision.getHitsList().stream()
                                        .anyMatch(hit -> hit.getOpensAlert()))
                ? "alert"
                : "nothing";
    }

    private static Decision parse(byte[] bytes) {
        try {
            return Decision.parseFrom(bytes);
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean equal(List<byte[]> one, List<byte[]> other) {
        return java.util.Arrays.deepEquals(one.toArray(), other.toArray());
    }
}
