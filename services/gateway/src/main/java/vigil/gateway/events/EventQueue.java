package vigil.gateway.events;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.contracts.security.SecurityEvent;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.gateway.limits.RateLimit;
import vigil.gateway.watch.Figures;

/**
 * Between the requests and the topic: takes an event at once or not at all, and hands it on from a
 * thread of its own. What does not fit is counted, not waited for.
 */
public final class EventQueue implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EventQueue.class);
    private static final long DRAIN_SECONDS = 3;

    private final BlockingQueue<SecurityEvent> waiting;
    private final Consumer<SecurityEvent> writer;
    private final Runnable closeWriter;
    private final Figures figures;
    private final Map<Kind, RateLimit> rates = new EnumMap<>(Kind.class);
    private final Thread worker;
    private volatile boolean closed;

    EventQueue(EventSettings settings, Consumer<SecurityEvent> writer, Figures figures) {
        this(settings, writer, () -> {}, figures);
    }

    private EventQueue(
            EventSettings settings,
            Consumer<SecurityEvent> writer,
            Runnable closeWriter,
            Figures figures) {
        this.closeWriter = closeWriter;
        this.waiting = new ArrayBlockingQueue<>(settings.queue());
        this.writer = writer;
        this.figures = figures;
        for (Kind kind : Kind.values()) {
            int rate = settings.perSecond();
            rates.put(kind, new RateLimit(rate, rate * 5, System::nanoTime));
        }
        this.worker = Thread.ofPlatform().daemon().name("security-events").start(this::work);
    }

    /**
     * Writes to Kafka, or only counts where none is named.
     *
     * @param listener in this process, who hears them too
     */
    public static EventQueue to(
            EventSettings settings, Consumer<SecurityEvent> listener, Figures figures) {
        if (settings.bootstrap().isEmpty()) {
            return new EventQueue(settings, listener, figures);
        }
        KafkaTopic topic = new KafkaTopic(settings.bootstrap(), figures);
        return new EventQueue(settings, topic.andThen(listener), topic::close, figures);
    }

    /** Never waits. */
    void offer(SecurityEvent event) {
        figures.event(event.kind().word());
        if (Objects.requireNonNull(rates.get(event.kind())).nanosToWait("") > 0) {
            figures.eventLost("too-many");
        } else if (closed || !waiting.offer(event)) {
            figures.eventLost("queue-full");
        }
    }

    /** Hands on what waits, for three seconds at most. */
    @Override
    public void close() {
        closed = true;
        try {
            worker.join(TimeUnit.SECONDS.toMillis(DRAIN_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        worker.interrupt();
        closeWriter.run();
    }

    private void work() {
        try {
            while (!closed || !waiting.isEmpty()) {
                SecurityEvent event = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (event != null) {
                    write(event);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(SecurityEvent event) {
        try {
            writer.accept(event);
        } catch (RuntimeException e) {
            figures.eventLost("unwritten");
            log.atDebug().setMessage("security event not written").setCause(e).log();
        }
    }
}
