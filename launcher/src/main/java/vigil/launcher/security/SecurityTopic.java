package vigil.launcher.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import vigil.contracts.security.SecurityEvent;
import vigil.launcher.terminal.Trouble;

/**
 * The topic {@code security}, read in order. A named reader's place is kept in Kafka, and only
 * after its lines are out: a reader that is killed prints a few again, and misses none.
 */
final class SecurityTopic implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final boolean named;

    /**
     * @param reader null for one whose place nobody keeps
     * @param file more settings of Kafka's client; null for none
     */
    SecurityTopic(String kafka, @Nullable String reader, @Nullable Path file) throws IOException {
        Properties settings = new Properties();
        if (file != null) {
            try (InputStream text = Files.newInputStream(file)) {
                settings.load(text);
            }
        }
        settings.put("bootstrap.servers", kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.metrics.push", "false");
        settings.put("default.api.timeout.ms", Long.toString(PATIENCE.toMillis()));
        if (reader != null) {
            settings.put("group.id", reader);
        }
        this.named = reader != null;
        this.consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Prints to the present end, or for ever.
     *
     * @return how many records were no events that this version knows
     */
    long print(Rendering rendering, boolean follow, PrintStream out) {
        try {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(SecurityEvent.TOPIC).stream()
                            .map(part -> new TopicPartition(part.topic(), part.partition()))
                            .toList();
            consumer.assign(partitions);
            begin(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long unknown = 0;
            while (follow || isBefore(ends)) {
                unknown += print(consumer.poll(POLL), rendering, out);
            }
            return unknown;
        } catch (KafkaException e) {
            throw new Trouble("Kafka does not answer: " + Trouble.reason(e), e);
        }
    }

    private void begin(List<TopicPartition> partitions) {
        if (!named) {
            consumer.seekToBeginning(partitions);
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> kept = consumer.committed(Set.copyOf(partitions));
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata place = kept.get(partition);
            if (place == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, place);
            }
        }
    }

    private boolean isBefore(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private long print(
            ConsumerRecords<byte[], byte[]> records, Rendering rendering, PrintStream out) {
        long[] unknown = new long[1];
        records.forEach(record -> {
            try {
                out.println(rendering.line(record.value()));
            } catch (IllegalArgumentException e) {
                unknown[0]++;
            }
        });
        out.flush();
        if (out.checkError()) {
            throw new Trouble("Nobody reads the lines any more.");
        }
        if (named && !records.isEmpty()) {
            consumer.commitSync();
        }
        return unknown[0];
    }

    @Override
    public void close() {
        consumer.close();
    }
}
