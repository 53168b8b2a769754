package vigil.monitoring.feedback;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vigil.kernel.database.Questions;
import vigil.kernel.database.SqlFailures;
import vigil.kernel.outbox.Inbox;
import vigil.monitoring.log.LogConsumers;

/**
 * One thread, of the process that leads, that reads what officers have decided. Its place and the
 * inbox stand in the commit of the labels: each verdict has its effect once.
 */
public final class FeedbackFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FeedbackFollower.class);
    private static final String TOPIC = "events";
    private static final String READER = "feedback";
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final long BACKOFF_MILLIS = 1_000;

    private final DataSource dataSource;
    private final String bootstrap;
    private final BooleanSupplier leading;
    private final Inbox inbox = new Inbox(READER);
    private Thread thread = new Thread();
    private volatile boolean running;

    public FeedbackFollower(DataSource dataSource, String bootstrap, BooleanSupplier leading) {
        this.dataSource = dataSource;
        this.bootstrap = bootstrap;
        this.leading = leading;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(READER).daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
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
            if (!leading.getAsBoolean()) {
                pause();
                continue;
            }
            try (Consumer<String, byte[]> consumer = LogConsumers.open(bootstrap)) {
                follow(consumer);
                away = false;
            } catch (SQLException | RuntimeException e) {
                if (!away) {
                    log.atWarn()
                            .setMessage("verdicts are read again from their place")
                            .addKeyValue("cause", e.getClass().getSimpleName())
                            .log();
                }
                away = true;
                pause();
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer) throws SQLException {
        List<TopicPartition> partitions =
                consumer.partitionsFor(TOPIC).stream()
                        .map(info -> new TopicPartition(TOPIC, info.partition()))
                        .toList();
        consumer.assign(partitions);
        Map<Integer, Long> places = places();
        // What the topic no longer holds is gone; what it holds is read.
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long beginning = beginnings.getOrDefault(partition, 0L);
            consumer.seek(
                    partition, Math.max(beginning, places.getOrDefault(partition.partition(), 0L)));
        }
        while (running && leading.getAsBoolean()) {
            List<Verdict> verdicts = new ArrayList<>();
            Map<Integer, Long> next = new HashMap<>();
            for (ConsumerRecord<String, byte[]> record : consumer.poll(PATIENCE)) {
                Verdict.read(record.value()).ifPresent(verdicts::add);
                next.put(record.partition(), record.offset() + 1);
            }
            if (!next.isEmpty()) {
                commit(verdicts, next);
            }
        }
    }

    private Map<Integer, Long> places() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select partition, next from places where reader = ?")) {
            select.setString(1, READER);
            Map<Integer, Long> places = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    places.put(rows.getInt(1), rows.getLong(2));
                }
            }
            return places;
        }
    }

    private void commit(List<Verdict> verdicts, Map<Integer, Long> next) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (Verdict verdict : verdicts) {
                    take(connection, verdict);
                }
                save(connection, next);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                SqlFailures.rollBack(connection, e);
                throw e;
            }
        }
    }

    private void take(Connection connection, Verdict verdict) throws SQLException {
        if (!inbox.isNew(connection, verdict.event())) {
            return;
        }
        Questions.enter(connection, verdict.institution());
        if (verdict.reopens()) {
            Labels.remove(connection, verdict.alert());
        } else {
            Labels.put(connection, verdict);
        }
    }

    private static void save(Connection connection, Map<Integer, Long> next) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into places (reader, partition, next) values (?, ?, ?)
                        on conflict (reader, partition) do update set next = greatest(places.next, excluded.next)\
                        """)) {
            for (Map.Entry<Integer, Long> place : next.entrySet()) {
                upsert.setString(1, READER);
                upsert.setInt(2, place.getKey());
                upsert.setLong(3, place.getValue());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BACKOFF_MILLIS);
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }
}
