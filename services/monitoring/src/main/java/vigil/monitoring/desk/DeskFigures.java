package vigil.monitoring.desk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;

/** What the desk says of itself. */
public final class DeskFigures {

    private static final Duration[] STEPS = {
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };

    private final Timer requests;
    private final Counter decided;
    private final Counter repeated;
    private final Counter missed;
    private final Counter refused;

    public DeskFigures(MeterRegistry metrics) {
        this.requests =
                Timer.builder("vigil.desk.requests")
                        .description("From the checked request to its last answer")
                        .serviceLevelObjectives(STEPS)
                        .register(metrics);
        this.decided = metrics.counter("vigil.desk.answers", "kind", "decided");
        this.repeated = metrics.counter("vigil.desk.answers", "kind", "repeated");
        this.missed = metrics.counter("vigil.desk.answers", "kind", "deadline-missed");
        this.refused = metrics.counter("vigil.desk.answers", "kind", "refused");
    }

    void answered(List<Answer> answers, Duration spent) {
        requests.record(spent);
        for (Answer answer : answers) {
            switch (answer) {
                case Answer.Decided decision ->
                        (decision.repeated() ? repeated : decided).increment();
                case Answer.Late _ -> missed.increment();
                case Answer.Refused _ -> refused.increment();
            }
        }
    }
}
