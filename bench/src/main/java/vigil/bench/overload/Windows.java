package vigil.bench.overload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import vigil.bench.load.LoadRun;
import vigil.bench.load.Reply;

/** The answers of a load by the window of time in which their requests were due. */
final class Windows implements LoadRun.Witness {

    static final Duration LENGTH = Duration.ofSeconds(2);

    private static final long LONGEST = Duration.ofMinutes(2).toNanos();

    private final List<Window> windows = new ArrayList<>();
    private final Map<String, AtomicLong> others = new ConcurrentSkipListMap<>();

    /**
     * What was seen over a while.
     *
     * @param admitted answers 2xx; latencies are theirs, from the planned moment of sending
     * @param busy answers 429 and 503 with Retry-After
     * @param plain answers 429 and 503 without
     * @param others every other answer, and none at all
     */
    record Seen(
            long admitted,
            long busy,
            long plain,
            long others,
            double p50Millis,
            double p99Millis,
            double maxMillis) {}

    private static final class Window {

        private final ConcurrentHistogram admitted = new ConcurrentHistogram(LONGEST, 3);
        private final AtomicLong busy = new AtomicLong();
        private final AtomicLong plain = new AtomicLong();
        private final AtomicLong others = new AtomicLong();
    }

    Windows(Duration whole) {
        for (long at = 0; at <= whole.toNanos(); at += LENGTH.toNanos()) {
            windows.add(new Window());
        }
    }

    @Override
    public void saw(long plannedNanos, long latencyNanos, @Nullable Reply reply) {
        Window window =
                windows.get((int) Math.min(plannedNanos / LENGTH.toNanos(), windows.size() - 1));
        if (reply == null) {
            count(window, "no answer");
        } else if (reply.status() / 100 == 2) {
            window.admitted.recordValue(Math.min(latencyNanos, LONGEST));
        } else if (reply.status() == 429 || reply.status() == 503) {
            (reply.saysWhen() ? window.busy : window.plain).incrementAndGet();
        } else {
            count(window, Integer.toString(reply.status()));
        }
    }

    private void count(Window window, String what) {
        window.others.incrementAndGet();
        others.computeIfAbsent(what, fresh -> new AtomicLong()).incrementAndGet();
    }

    /** What else was answered, by status. */
    Map<String, AtomicLong> others() {
        return others;
    }

    /** Between two moments from the start of the load. */
    Seen between(Duration from, Duration to) {
        Histogram admitted = new Histogram(LONGEST, 3);
        List<Window> all =
                windows.subList(
                        (int) from.dividedBy(LENGTH),
                        Math.min((int) to.dividedBy(LENGTH), windows.size()));
        all.forEach(window -> admitted.add(window.admitted));
        return new Seen(
                admitted.getTotalCount(),
                all.stream().mapToLong(window -> window.busy.get()).sum(),
                all.stream().mapToLong(window -> window.plain.get()).sum(),
                all.stream().mapToLong(window -> window.others.get()).sum(),
                admitted.getValueAtPercentile(50) / 1e6,
                admitted.getValueAtPercentile(99) / 1e6,
                admitted.getMaxValue() / 1e6);
    }

    /** Each window between two moments, in order. */
    Stream<Seen> each(Duration from, Duration to) {
        return Stream.iterate(from, at -> at.compareTo(to) < 0, at -> at.plus(LENGTH))
                .map(at -> between(at, at.plus(LENGTH)));
    }
}
