package vigil.monitoring.loop;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.contracts.decisions.v1.Decision;
import vigil.monitoring.log.DecisionLog;
import vigil.monitoring.log.DecisionTail;

/**
 * Where a partition's decisions go. While another process writes them they are held at hand until
 * they are seen in the topic; from the moment this one leads it writes those that are missing there
 * and all that follow. For the loop's thread.
 */
final class Output implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Output.class);

    /** A standby that is so far ahead of its leader waits for it. */
    private static final int MOST_HELD = 1 << 15;

    private static final long LOOK_NANOS = 1_000_000_000L;

    private final LoopParts parts;
    private final int partition;
    private final DecisionTail tail;
    private final Deque<Decision> held = new ArrayDeque<>();
    private @Nullable DecisionLog writer;
    private long written;
    private long looked = System.nanoTime();

    Output(LoopParts parts, int partition) {
        this.parts = parts;
        this.partition = partition;
        this.tail = new DecisionTail(parts.bootstrap(), parts.topics(), partition);
        this.written = tail.last();
    }

    /** Nothing was decided that the log does not have. */
    void requireBefore(long end) {
        if (written >= end) {
            throw new IllegalStateException(
                    "decisions were made up to "
                            + written
                            + ", but the log ends at "
                            + end
                            + ": the broker has lost records");
        }
    }

    boolean isLeading() {
        return writer != null;
    }

    /** Whether no more may be taken before {@link #turn} has made room. */
    boolean isFull() {
        return held.size() >= MOST_HELD;
    }

    /** Takes the next decision; one that the topic has already is left. */
    void take(Decision decision) {
        if (decision.getOffset() <= written) {
            return;
        }
        if (writer == null) {
            held.add(decision);
        } else {
            writer.write(decision);
        }
    }

    /**
     * To be called again and again: begins to write when this process may, looks now and then how
     * far the leader is when it may not.
     *
     * @throws KafkaException when another writes now: the caller starts again as its follower
     */
    void turn() {
        if (writer != null) {
            if (!parts.lead().mayGoOn()) {
                throw new KafkaException("another process leads");
            }
        } else if (parts.lead().mayBegin()) {
            begin();
        } else if (System.nanoTime() - looked >= LOOK_NANOS || isFull()) {
            look();
        }
    }

    /** The place in the log of the last decision that the topic has for good. */
    long kept() {
        DecisionLog own = writer;
        return own == null ? written : Math.max(written, own.kept());
    }

    /** Waits for a while until a leader's own decisions are kept; a follower looks once. */
    boolean isKept(long offset, Duration patience) throws InterruptedException {
        DecisionLog own = writer;
        if (own == null) {
            look();
            return written >= offset;
        }
        return own.isAllKept(patience);
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
        tail.close();
    }

    /** The fence first: what the topic has afterwards is all that anybody wrote before us. */
    private void begin() {
        DecisionLog own = new DecisionLog(parts.bootstrap(), parts.topics(), partition);
        writer = own;
        look();
        log.atInfo()
                .setMessage("writes decisions")
                .addKeyValue("partition", partition)
                .addKeyValue("after", written)
                .addKeyValue("held", held.size())
                .log();
        held.forEach(own::write);
        held.clear();
    }

    private void look() {
        looked = System.nanoTime();
        written = Math.max(written, tail.last());
        while (!held.isEmpty() && held.getFirst().getOffset() <= written) {
            held.removeFirst();
        }
    }
}
