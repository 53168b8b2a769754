package vigil.monitoring.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import vigil.contracts.decisions.v1.Decision;

/**
 * Writes one partition's decisions in the order of the log, as the only one who can: to open it
 * fences off every earlier writer of the partition, in this process or another, and takes back what
 * that one had begun and not completed. A decision that cannot be written is waited for without
 * end: a gap would later be taken for something written.
 *
 * <p>A thread of its own gathers decisions into transactions of the broker, so that the loop never
 * waits for one.
 */
public final class DecisionLog implements AutoCloseable {

    /** No answer waits for this write: gathering costs the broker a fraction of the requests. */
    private static final long GATHER_NANOS = 50_000_000;

    private static final long STEP_NANOS = 10_000_000;
    private static final int QUEUED = 8_192;
    private static final int MOST_AT_ONCE = 4_096;
    private static final long OFFER_MILLIS = 200;
    private static final int BATCH_BYTES = 128 * 1024;
    private static final long BUFFER_BYTES = 32L * 1024 * 1024;

    /** A broker that is away for less takes nothing back by itself. */
    private static final int TRANSACTION_MILLIS = 15 * 60 * 1000;

    /** Of one attempt; the fence is tried again by the loop, a commit here. */
    private static final int BLOCK_MILLIS = 10_000;

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final TopicPartition partition;
    private final Producer<String, byte[]> producer;
    private final BlockingQueue<Decision> queue = new ArrayBlockingQueue<>(QUEUED);
    private final Thread thread;
    private long sent = DecisionTail.NONE;
    private volatile long kept = DecisionTail.NONE;
    private volatile @Nullable Exception broken;
    private volatile boolean open = true;

    /** Fences off whoever wrote before; what that one had completed stands in the topic then. */
    public DecisionLog(String bootstrap, Topics topics, int partition) {
        this.partition = new TopicPartition(topics.decisions(), partition);
        this.producer =
                new KafkaProducer<>(
                        settings(bootstrap, this.partition),
                        new StringSerializer(),
                        new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
        this.thread =
                Thread.ofPlatform().name("decisions-" + partition).daemon().start(this::writeAll);
    }

    private static Map<String, Object> settings(String bootstrap, TopicPartition partition) {
        return Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "writer of " + partition),
                Map.entry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES),
                Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE),
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500));
    }

    /**
     * Writes after all that was written before. For one thread.
     *
     * @throws KafkaException when an earlier one was lost, or another writes now: the caller starts
     *     again from the log
     */
    public void write(Decision decision) {
        try {
            do {
                refuseWhenBroken();
            } while (!queue.offer(decision, OFFER_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
        sent = decision.getOffset();
    }

    /**
     * The place in the log of the last decision that is kept for good; {@link DecisionTail#NONE}
     * before the first.
     */
    public long kept() {
        refuseWhenBroken();
        return kept;
    }

    /** Waits for a while until all that was written is kept. */
    public boolean isAllKept(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (kept() < sent) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return true;
    }

    /** What waits is left: the log has it still. */
    @Override
    public void close() {
        open = false;
        thread.interrupt();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(FAREWELL);
    }

    private void writeAll() {
        try {
            List<Decision> gathered = new ArrayList<>();
            while (open) {
                gather(gathered);
                writeAtOnce(gathered);
                kept = gathered.getLast().getOffset();
                gathered.clear();
            }
        } catch (InterruptedException | InterruptException e) {
            broken = e; // We were closed.
        } catch (RuntimeException e) { // The edge of a thread: the loop is told.
            broken = e;
        }
    }

    /** In steps, not one by one: to be woken for each costs more than the writing. */
    private void gather(List<Decision> gathered) throws InterruptedException {
        gathered.add(queue.take());
        long end = System.nanoTime() + GATHER_NANOS;
        do {
            TimeUnit.NANOSECONDS.sleep(STEP_NANOS);
            queue.drainTo(gathered, MOST_AT_ONCE - gathered.size());
        } while (gathered.size() < MOST_AT_ONCE && System.nanoTime() < end);
    }

    private void writeAtOnce(List<Decision> gathered) {
        producer.beginTransaction();
        for (Decision decision : gathered) {
            producer.send(
                    new ProducerRecord<>(
                            partition.topic(),
                            partition.partition(),
                            decision.getInstitution(),
                            decision.toByteArray()));
        }
        while (!isCommitted()) {
            refuseWhenClosed();
        }
    }

    private boolean isCommitted() {
        try {
            producer.commitTransaction();
            return true;
        } catch (TimeoutException e) {
            return false; // The broker is away; the same commit is asked for again.
        }
    }

    private void refuseWhenClosed() {
        if (!open) {
            throw new KafkaException("closed before a commit was answered");
        }
    }

    private void refuseWhenBroken() {
        Exception failure = broken;
        if (failure != null) {
            throw new KafkaException("decisions are written by another, or not at all", failure);
        }
    }
}
