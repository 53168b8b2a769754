package vigil.monitoring.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.contracts.log.v1.LogRecord;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;
import vigil.monitoring.Sets;
import vigil.monitoring.log.Position;
import vigil.monitoring.log.ScenarioFormat;

class SnapshotsTest {

    private static final int REMEMBERED = 1 << 12;
    private static final Cores CORES = new Cores(CoreSettings.defaults(), ScenarioSet.builtIn());
    private static final Fillings NO_LOG = new Fillings(CORES, null);

    @TempDir Path state;
    private Snapshots snapshots = new Snapshots(Path.of(""), 0, CORES, NO_LOG, settings());

    @BeforeEach
    void threeSnapshots() throws IOException {
        snapshots = new Snapshots(state, 0, CORES, NO_LOG, settings());
        Shard shard = Shard.empty(CORES, NO_LOG, REMEMBERED);
        for (int end : List.of(100, 200, 300)) {
            ShardTest.decide(shard, Traffic.of(1, end).subList(end - 100, end), end - 100L);
            snapshots.finish(snapshots.draft(shard, end));
        }
    }

    @Test
    void theNewestIsTakenAndTheOldestForgotten() throws IOException {
        assertThat(snapshots.newest(0, 1_000).orElseThrow().next()).isEqualTo(300);
        assertThat(files()).hasSize(2);
    }

    @Test
    void aDamagedOneIsPassedOver() throws IOException {
        Path newest = files().getLast();
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(newest, bytes);

        assertThat(snapshots.newest(0, 1_000).orElseThrow().next()).isEqualTo(200);
    }

    @Test
    void aTornOneIsPassedOver() throws IOException {
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 3));
        }
        Files.write(files().getFirst(), new byte[0]);

        assertThat(snapshots.newest(0, 1_000)).isEmpty();
    }

    @Test
    void onePastTheEndOfTheLogIsPassedOver() {
        assertThat(snapshots.newest(0, 250).orElseThrow().next()).isEqualTo(200);
        assertThat(snapshots.newest(250, 280)).isEmpty();
    }

    @Test
    void oneOfAnotherConfigurationIsPassedOver() {
        CoreSettings other = CoreSettings.defaults().withWindow(Duration.ofDays(2));

        assertThat(
                        new Snapshots(
                                        state,
                                        0,
                                        new Cores(other, ScenarioSet.builtIn()),
                                        NO_LOG,
                                        settings())
                                .newest(0, 1_000))
                .isEmpty();
    }

    @Test
    void oneThatAnotherBuildWroteInTheSameFormatGoesOn() {
        Cores upgraded = CORES.ofBuild("another");
        Snapshots after =
                new Snapshots(state, 0, upgraded, new Fillings(upgraded, null), settings());

        Snapshots.Restored restored = after.newest(0, 1_000).orElseThrow();

        assertThat(restored.next()).isEqualTo(300);
        List<LogRecord> more = Traffic.of(1, 400).subList(300, 400);
        Shard undisturbed = snapshots.newest(0, 1_000).orElseThrow().shard();
        assertThat(PublicationTest.decide(restored.shard(), more, 300))
                .isNotEmpty()
                .isEqualTo(PublicationTest.decide(undisturbed, more, 300));
    }

    @Test
    void otherBuiltInScenariosMatterToThoseAloneWhoHaveNoSetOfTheirOwn() throws IOException {
        Cores upgraded =
                new Cores(CoreSettings.defaults(), ScenarioSet.of(Sets.with("velocity", 2)));
        Snapshots after =
                new Snapshots(state, 0, upgraded, new Fillings(upgraded, null), settings());
        assertThat(after.newest(0, 1_000)).isEmpty();

        Shard shard = Shard.empty(CORES, NO_LOG, REMEMBERED);
        LogRecord set =
                ScenarioFormat.record("demo", 1, Sets.builtIn(), new java.util.LinkedHashMap<>());
        shard.take(new Shard.Entry(set.toByteArray(), new Position(0, 0)));
        snapshots.finish(snapshots.draft(shard, 400));

        assertThat(after.newest(0, 1_000).orElseThrow().next()).isEqualTo(400);
    }

    @Test
    void anUnfinishedOneIsTidiedAway() throws IOException {
        Path folder = state.resolve("snapshots").resolve("partition-0");
        Path unfinished = folder.resolve("00000000000000000400.writing");
        Files.write(unfinished, new byte[10]);

        snapshots.newest(0, 1_000);

        assertThat(unfinished).doesNotExist();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static LoopSettings settings() {
        return new LoopSettings(REMEMBERED, 1_000, 10_000, Duration.ofMinutes(30), 2, 1);
    }
}
