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

/**
 * A bounded load on one server. With a rate it is open: requests are planned at even distances, and
 * a latency counts from the planned moment, so that a server that stalls is not spared. Without
 * one, every connection sends as soon as it is answered.
 */
public final class LoadRun {

    /**
     * What came of a load.
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
        long total = (long) (perSecond * duration.toNanos() / 1e9);
        return run((connection, start) -> {
            for (long n = next.getAndIncrement(); n < total; n = next.getAndIncrement()) {
                long planned = start + (long) (n * 1e9 / perSecond);
                sleepUntil(planned);
                exchange(connection, n, planned);
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
        void on(HttpsConnection connection, long start) throws IOException;
    }

    /** All connections are open and past their handshake before the first request is due. */
    private Outcome run(Work work) throws IOException, InterruptedException {
        List<HttpsConnection> open = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            open.add(new HttpsConnection(address, tls));
        }
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (HttpsConnection connection : open) {
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

    private void work(Work work, HttpsConnection opened, long start) {
        try (HttpsConnection connection = opened) {
            work.on(connection, start);
        } catch (IOException e) {
            failed.incrementAndGet();
        }
    }

    private void exchange(HttpsConnection connection, long number, long planned)
            throws IOException {
        int status = connection.exchange(requests.apply(number)).status();
        latencies.recordValue(
                Math.min(System.nanoTime() - planned, latencies.getHighestTrackableValue()));
        if (status / 100 == 2) {
            answered.incrementAndGet();
        } else if (status == 429 || status == 503) {
            refused.incrementAndGet();
        } else {
            failed.incrementAndGet();
        }
    }

    private static void sleepUntil(long planned) {
        for (long left = planned - System.nanoTime();
                left > 0;
                left = planned - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
