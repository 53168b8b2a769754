package vigil.identity.reviews;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.InstitutionId;

/**
 * One thread that counts the acts of all houses. How far it is stands beside the counts and changes
 * with them, under a lock of the partition: each act counts once, after any crash and however many
 * of these houses run.
 */
@Component
final class ActsFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ActsFollower.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final long BACKOFF_SECONDS = 2;
    private static final int BATCH = 500;

    private final DataSource dataSource;
    private final String bootstrap;
    private Thread thread = new Thread();
    private volatile boolean running;

    ActsFollower(DataSource dataSource, @Value("${vigil.kafka.bootstrap}") String bootstrap) {
        this.dataSource = dataSource;
        this.bootstrap = bootstrap;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("acts-follower").start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        boolean away = false;
        while (running) {
            try (Consumer<String, byte[]> consumer = consumer()) {
                follow(consumer);
            } catch (SQLException | RuntimeException e) {
                if (running && !away) {
                    log.atInfo()
                            .setMessage("acts are counted again from their place")
                            .addKeyValue("cause", e.getClass().getSimpleName())
                            .log();
                }
                away = true;
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(BACKOFF_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // It is asked whether it still runs.
        }
    }

    private Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        BATCH,
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        2_000,
                        ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private void follow(Consumer<String, byte[]> consumer) throws SQLException {
        List<TopicPartition> partitions =
                consumer.partitionsFor(Evidence.TOPIC).stream()
                        .map(info -> new TopicPartition(Evidence.TOPIC, info.partition()))
                        .toList();
        consumer.assign(partitions);
        for (TopicPartition partition : partitions) {
            consumer.seek(partition, reached(partition.partition()));
        }
        while (running) {
            var records = consumer.poll(PATIENCE);
            for (TopicPartition partition : records.partitions()) {
                take(partition.partition(), records.records(partition));
            }
        }
    }

    private long reached(int partition) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement place =
                        connection.prepareStatement(
                                "select next_offset from evidence_places where partition = ?")) {
            place.setInt(1, partition);
            try (ResultSet row = place.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private void take(int partition, List<ConsumerRecord<String, byte[]>> records)
            throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            long reached = lock(connection, partition);
            List<AccessActs.Seen> acts = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> record : records) {
                if (record.offset() >= reached) {
                    read(record.value()).ifPresent(acts::add);
                }
            }
            AccessActs.count(connection, acts);
            move(connection, partition, Math.max(reached, records.getLast().offset() + 1));
            connection.commit();
        }
    }

    private static long lock(Connection connection, int partition) throws SQLException {
        try (PreparedStatement made =
                        connection.prepareStatement(
                                "insert into evidence_places values (?, 0) on conflict do nothing");
                PreparedStatement place =
                        connection.prepareStatement(
                                "select next_offset from evidence_places where partition = ? for update")) {
            made.setInt(1, partition);
            made.executeUpdate();
            place.setInt(1, partition);
            try (ResultSet row = place.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void move(Connection connection, int partition, long next) throws SQLException {
        try (PreparedStatement place =
                connection.prepareStatement(
                        "update evidence_places set next_offset = ? where partition = ?")) {
            place.setLong(1, next);
            place.setInt(2, partition);
            place.executeUpdate();
        }
    }

    /** What is no act counts as none. */
    private static Optional<AccessActs.Seen> read(byte[] leaf) {
        try {
            JsonNode act = JsonMapper.shared().readTree(leaf);
            return Optional.of(
                    new AccessActs.Seen(
                            new InstitutionId(act.path("institution").asString("")),
                            act.path("actor").asString(""),
                            act.path("verb").asString(""),
                            LocalDate.ofInstant(
                                    Instant.parse(act.path("at").asString("")), ZoneOffset.UTC)));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
