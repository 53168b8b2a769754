package vigil.launcher.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.launcher.state.StateFolder;

class WatchTest {

    @TempDir Path folder;
    private StateFolder state;
    private Watch watch;

    @BeforeEach
    void prepare() {
        state = new StateFolder(folder, folder.resolve("state with spaces")).open();
        watch = new Watch(SleepingPart.ready(state), state, List.of(), line -> {});
    }

    @AfterEach
    void end() {
        watch.end();
    }

    @Test
    void aKilledPartIsStartedAgain() {
        watch.begin();
        Until.holds("ready", watch::isReady);
        ProcessHandle first = running();

        first.destroyForcibly();

        Until.holds("another process", () -> watch.isReady() && recordedPid() != first.pid());
        assertThat(running().isAlive()).isTrue();
        assertThat(ProcessRecord.of("sleeper", state).orElseThrow().restarts()).isEqualTo(1);
    }

    @Test
    void anEndedPartIsGoneAndForgotten() {
        watch.begin();
        Until.holds("ready", watch::isReady);
        ProcessHandle process = running();

        watch.end();

        assertThat(process.isAlive()).isFalse();
        assertThat(ProcessRecord.of("sleeper", state)).isEmpty();
        assertThat(new Leftovers(state).find()).isEmpty();
    }

    @Test
    void aPartWaitsForWhatItNeeds() {
        SleepingPart dependent = new SleepingPart(state, "dependent", List.of("sleeper"), true);
        Watch waiting = new Watch(dependent, state, List.of(watch), line -> {});

        waiting.begin();

        Until.holds(
                "waiting",
                () ->
                        ProcessRecord.of("dependent", state)
                                .filter(record -> record.phase() == Phase.WAITING)
                                .isPresent());
        watch.begin();
        Until.holds("ready after the one it needs", waiting::isReady);
        waiting.end();
    }

    @Test
    void whatAnEarlierRunLeftIsFoundByItsMarkAndEnded() {
        watch.begin();
        Until.holds("ready", watch::isReady);
        ProcessHandle process = running();
        ProcessRecord.forget("sleeper", state);

        assertThat(new Leftovers(state).find())
                .extracting(Leftovers.Found::part)
                .containsExactly("sleeper");
        watch.end();
        assertThat(new Leftovers(state).end(List.of("sleeper"))).isEmpty();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aStrangerWithTheRecordedNumberIsNotTakenForOurs() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            ProcessRecord record = recordOf(stranger.toHandle());
            record.write(state);

            assertThat(record.runs(state)).isFalse();
            assertThat(new Leftovers(state).end(List.of())).isEmpty();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private static ProcessRecord recordOf(ProcessHandle process) {
        return new ProcessRecord(
                "kafka",
                process.pid(),
                Birth.of(process),
                Phase.READY,
                1,
                java.time.Instant.EPOCH,
                0,
                "");
    }

    private ProcessHandle running() {
        return ProcessRecord.of("sleeper", state).orElseThrow().handle(state).orElseThrow();
    }

    private long recordedPid() {
        return ProcessRecord.of("sleeper", state).map(ProcessRecord::pid).orElse(0L);
    }
}
