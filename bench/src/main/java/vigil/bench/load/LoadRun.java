package vigil.bench.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import javax.net.ssl.SSLContext;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/**
 * A bounded load on one server. With a rate it is open: requests are planned at even distances, and
 * a latency counts from the planned moment, so that a server that stalls is not spared. Without
 * one, every connection sends as soon as it is answered.
 */
public final class LoadRun {

    /**
     * What came of a load. Latencies are those of what was answered with 2xx.
     *
     * @param refused answers 429 and 503
     * @param failed every other answer than 2xx, and broken connections
     */
    public record Outcome(
            long answered,
            long refused,
            long failed,
            double seconds,
            double p50Millis,
            double p99Millis,
            double maxMillis) {

        public double perSecond() {
            return answered / seconds;
        }
    }

    /** Sees every answer, from several threads at once. */
    @FunctionalInterface
    public interface Witness {

        /**
         * @param plannedNanos when it was to be sent, from the start of the load
         * @param reply null where there was none
         */
        void saw(long plannedNanos, long latencyNanos, @Nullable Reply reply);
    }

    private static final Witness NOBODY = (planned, latency, reply) -> {};

    private final URI address;
    private final SSLContext tls;
    private final int connections;
    private final LongFunction<byte[]> requests;

    private final AtomicLong next = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final ConcurrentHistogram latencies =
            new ConcurrentHistogram(Duration.ofMinutes(2).toNanos(), 3);

    /**
     * @param requests the bytes of request number n
     */
    public LoadRun(URI address, SSLContext tls, int connections, LongFunction<byte[]> requests) {
        this.address = address;
        this.tls = tls;
        this.connections = connections;
        this.requests = requests;
    }

    /** At most {@code perSecond} requests a second for so long. */
    public Outcome open(double perSecond, Duration duration)
            throws IOException, InterruptedException {
        return open(Plan.of(perSecond, duration), NOBODY);
    }

    /** As planned, whatever becomes of it: a connection that breaks is opened anew. */
    public Outcome open(Plan plan, Witness witness) throws IOException, InterruptedException {
        long total = plan.requests();
        return run((connection, start) -> {
            for (long n = next.getAndIncrement(); n < total; n = next.getAndIncrement()) {
                long planned = plan.nanos(n);
                sleepUntil(start + planned);
                Reply reply = exchange(connection, n, start + planned);
                witness.saw(planned, System.nanoTime() - start - planned, reply);
            }
        });
    }

    /** As fast as the answers come, for so long. */
    public Outcome closed(Duration duration) throws IOException, InterruptedException {
        return run((connection, start) -> {
            long end = start + duration.toNanos();
            for (long now = start; now < end; now = System.nanoTime()) {
                exchange(connection, next.getAndIncrement(), System.nanoTime());
            }
        });
    }

    private interface Work {
        void on(Kept connection, long start) throws IOException;
    }

    /** A connection that is opened anew when it broke. */
    private final class Kept implements AutoCloseable {

        private @Nullable HttpsConnection open;

        Kept() throws IOException {
            this.open = new HttpsConnection(address, tls);
        }

        /** Null where no answer came. */
        @Nullable Reply exchange(byte[] request) throws IOException {
            try {
                HttpsConnection now = open;
                if (now == null) {
                    now = new HttpsConnection(address, tls);
                    open = now;
                }
                return now.exchange(request);
            } catch (IOException e) {
                close();
                return null;
            }
        }

        @Override
        public void close() throws IOException {
            HttpsConnection now = open;
            open = null;
            if (now != null) {
                now.close();
            }
        }
    }

    /** All connections are open and past their handshake before the first request is due. */
    private Outcome run(Work work) throws IOException, InterruptedException {
        List<Kept> open = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            open.add(new Kept());
        }
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (Kept connection : open) {
            threads.add(
                    Thread.ofPlatform()
                            .name("load-" + threads.size())
                            .start(() -> work(work, connection, start)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Outcome(
                answered.get(),
                refused.get(),
                failed.get(),
                seconds,
                latencies.getValueAtPercentile(50) / 1e6,
                latencies.getValueAtPercentile(99) / 1e6,
                latencies.getMaxValue() / 1e6);
    }

    private void work(Work work, Kept opened, long start) {
        try (Kept connection = opened) {
            work.on(connection, start);
        } catch (IOException e) {
            failed.incrementAndGet();
        }
    }

    private @Nullable Reply exchange(Kept connection, long number, long planned)
            throws IOException {
        Reply reply = connection.exchange(requests.apply(number));
        if (reply == null) {
            failed.incrementAndGet();
        } else if (reply.status() / 100 == 2) {
            latencies.recordValue(
                    Math.min(System.nanoTime() - planned, latencies.getHighestTrackableValue()));
            answered.incrementAndGet();
        } else if (reply.status() == 429 || reply.status() == 503) {
            refused.incrementAndGet();
        } else {
            failed.incrementAndGet();
        }
        return reply;
    }

    private static void sleepUntil(long planned) {
        for (long left = planned - System.nanoTime();
                left > 0;
                left = planned - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
