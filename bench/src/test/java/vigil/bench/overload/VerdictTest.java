package vigil.bench.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.bench.load.Reply;

class VerdictTest {

    private static final Duration NORMAL = Duration.ofSeconds(10);
    private static final Duration SURGE = Duration.ofSeconds(10);
    private static final Duration WHOLE = Duration.ofSeconds(60);
    private static final Reply DONE = new Reply(200, false, new byte[0]);
    private static final Reply LATER = new Reply(503, true, new byte[0]);

    private final Windows windows = new Windows(WHOLE);

    @Test
    void whatIsAdmittedInTimeAndRefusedPolitelyIsFine() {
        everySecond(0, 10, 20, DONE);
        everySecond(10, 20, 39, DONE);
        everySecond(10, 20, 1, LATER);
        everySecond(20, 60, 20, DONE);

        Verdict verdict = verdict(100, 100);

        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.figures()).containsEntry("recoveredAfterSeconds", 0);
    }

    @Test
    void twiceTheNormalIsTheMost() {
        everySecond(0, 10, 20, DONE);
        everySecond(10, 20, 45, DONE);
        everySecond(20, 60, 20, DONE);

        assertThat(verdict(100, 100).broken()).singleElement().asString().contains("twice");
    }

    @Test
    void aRefusalWithoutATimeAndAnyOtherAnswerAreTold() {
        everySecond(0, 60, 20, DONE);
        windows.saw(Duration.ofSeconds(12).toNanos(), 1, new Reply(429, false, new byte[0]));
        windows.saw(Duration.ofSeconds(13).toNanos(), 1, new Reply(504, true, new byte[0]));
        windows.saw(Duration.ofSeconds(14).toNanos(), 1, null);

        assertThat(verdict(100, 100).broken())
                .anyMatch(line -> line.contains("without Retry-After"))
                .anyMatch(line -> line.contains("504=1") && line.contains("no answer=1"))
                .hasSize(2);
    }

    @Test
    void itMustBeAsBeforeWithinHalfAMinute() {
        everySecond(0, 10, 20, DONE);
        everySecond(10, 20, 30, DONE);
        everySecond(20, 52, 25, DONE);
        everySecond(52, 60, 20, DONE);

        Verdict late = verdict(100, 100);

        assertThat(late.broken()).singleElement().asString().contains("30 s");
        assertThat(late.figures()).containsEntry("recoveredAfterSeconds", 32);
    }

    @Test
    void whatWasAcceptedMustBeKept() {
        everySecond(0, 60, 20, DONE);

        assertThat(verdict(100, 99).broken()).singleElement().asString().contains("99 decided");
    }

    private void everySecond(int from, int to, long latencyMillis, Reply reply) {
        for (int second = from; second < to; second++) {
            windows.saw(
                    Duration.ofSeconds(second).toNanos(),
                    Duration.ofMillis(latencyMillis).toNanos(),
                    reply);
        }
    }

    private Verdict verdict(long accepted, long decided) {
        Verdict.Processes same = new Verdict.Processes(Map.of("gateway", 1L), Map.of());
        return new Verdict(
                100,
                3,
                NORMAL,
                SURGE,
                WHOLE,
                windows,
                new Verdict.Memory(same, Map.of(), same),
                new Verdict.Kept(accepted, decided));
    }
}
