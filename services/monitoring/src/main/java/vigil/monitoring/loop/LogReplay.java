package vigil.monitoring.loop;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import vigil.contracts.log.v1.LogRecord;
import vigil.engine.Transaction;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.log.LogConsumers;
import vigil.monitoring.log.LogFormat;
import vigil.monitoring.log.Topics;

/** An institution's transactions as its loop met them: in the order of the log, each once. */
public final class LogReplay {

    private static final long START = -1;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration METADATA_PATIENCE = Duration.ofSeconds(30);

    private final String bootstrap;
    private final Topics topics;
    private final int rememberedIds;

    public LogReplay(String bootstrap, Topics topics, LoopSettings settings) {
        this.bootstrap = bootstrap;
        this.topics = topics;
        this.rememberedIds = settings.rememberedIds();
    }

    /** Follows a replay. */
    public interface Follower {

        void take(Transaction transaction);

        /**
         * Asked now and then.
         *
         * @param next the place after the last record looked at
         * @return whether to go on
         */
        boolean reached(long next);
    }

    /** The place after the last record of the institution's part of the log. */
    public long end(InstitutionId institution) {
        TopicPartition part = part(institution);
        try (KafkaConsumer<String, byte[]> consumer = LogConsumers.open(bootstrap)) {
            return consumer.endOffsets(List.of(part), METADATA_PATIENCE).getOrDefault(part, 0L);
        }
    }

    /** Replays everything before {@code end}; earlier when the follower wants no more. */
    public void replay(InstitutionId institution, long end, Follower follower) {
        walk(institution).to(end, follower);
    }

    /** A walk from the start. */
    Walk walk(InstitutionId institution) {
        return walk(institution, record -> false);
    }

    /**
     * @param last a record of the institution that it goes up to, and not past
     */
    Walk walk(InstitutionId institution, Predicate<LogRecord> last) {
        return new Walk(institution, last);
    }

    /** A replay that can stop and go on. For one thread after the other. */
    final class Walk {

        private final InstitutionId institution;
        private final TopicPartition part;
        private final RecentIds recent = new RecentIds(rememberedIds);
        private final Predicate<LogRecord> last;
        private long next = START;
        private boolean arrived;

        private Walk(InstitutionId institution, Predicate<LogRecord> last) {
            this.institution = institution;
            this.last = last;
            this.part = part(institution);
        }

        /** The place of the first record that it has not taken. */
        long next() {
            return next;
        }

        void to(long end, Follower follower) {
            try (KafkaConsumer<String, byte[]> consumer = LogConsumers.open(bootstrap)) {
                consumer.assign(List.of(part));
                if (next == START) {
                    consumer.seekToBeginning(List.of(part));
                    next = consumer.position(part, METADATA_PATIENCE);
                } else {
                    consumer.seek(part, next);
                }
                while (next < end && !arrived && follower.reached(next)) {
                    takeAll(consumer.poll(POLL).records(part), end, follower);
                    if (!arrived) {
                        next = Math.min(end, consumer.position(part, METADATA_PATIENCE));
                    }
                }
                follower.reached(next);
            }
        }

        private void takeAll(
                List<ConsumerRecord<String, byte[]>> records, long end, Follower follower) {
            for (ConsumerRecord<String, byte[]> record : records) {
                LogRecord fact = record.offset() < end ? fact(institution, record) : null;
                if (fact != null && last.test(fact)) {
                    arrived = true;
                    next = record.offset();
                    return;
                }
                Transaction transaction = fact == null ? null : transaction(fact);
                if (transaction != null && isFirst(recent, transaction, record.offset())) {
                    follower.take(transaction);
                }
            }
        }
    }

    private static boolean isFirst(RecentIds recent, Transaction transaction, long offset) {
        return recent.firstSeen(transaction.id().high(), transaction.id().low(), offset)
                == RecentIds.NEW;
    }

    /** Null for what the loop would not have read for this institution either. */
    private static @Nullable LogRecord fact(
            InstitutionId institution, ConsumerRecord<String, byte[]> record) {
        if (!institution.value().equals(record.key())) {
            return null;
        }
        try {
            return LogRecord.parseFrom(record.value());
        } catch (InvalidProtocolBufferException e) {
            return null; // The loop has left it aside, and said so.
        }
    }

    /** Null for what the loop would not have decided either. */
    private static @Nullable Transaction transaction(LogRecord fact) {
        try {
            return fact.hasTransaction() ? LogFormat.transaction(fact.getTransaction()) : null;
        } catch (IllegalArgumentException | ArithmeticException e) {
            return null; // The loop has left it aside, and said so.
        }
    }

    private TopicPartition part(InstitutionId institution) {
        return new TopicPartition(topics.transactions(), topics.partition(institution));
    }
}
