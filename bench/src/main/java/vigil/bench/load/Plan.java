package vigil.bench.load;

import java.time.Duration;
import java.util.List;

/** When requests are to be sent: at even distances, at one rate after the other. */
public record Plan(List<Step> steps) {

    /** So many requests a second for so long. */
    public record Step(double perSecond, Duration duration) {

        long requests() {
            return (long) (perSecond * duration.toNanos() / 1e9);
        }
    }

    public Plan {
        steps = List.copyOf(steps);
    }

    /** One rate. */
    public static Plan of(double perSecond, Duration duration) {
        return new Plan(List.of(new Step(perSecond, duration)));
    }

    /** Requests in all. */
    public long requests() {
        return steps.stream().mapToLong(Step::requests).sum();
    }

    /** When request number n is due, in nanoseconds from the start. */
    long nanos(long number) {
        long begun = 0;
        long left = number;
        for (Step step : steps) {
            if (left < step.requests()) {
                return begun + (long) (left * 1e9 / step.perSecond());
            }
            left -= step.requests();
            begun += step.duration().toNanos();
        }
        return begun;
    }
}
