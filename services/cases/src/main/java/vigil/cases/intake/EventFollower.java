package vigil.cases.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.springframework.context.SmartLifecycle;
import vigil.cases.triage.ItemWork;
import vigil.kernel.database.Questions;
import vigil.kernel.database.SqlFailures;
import vigil.kernel.outbox.Inbox;

/**
 * One thread that reads the events of other houses. Its place is kept with the rows, and the inbox
 * knows each event: after any crash, and however often an event comes, each has its effect once.
 */
public final class EventFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventFollower.class);
    private static final String TOPIC = "events";
    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final long BACKOFF_MILLIS = 500;

    private final DataSource dataSource;
    private final String bootstrap;
    private final Arrivals arrivals;
    private final Inbox inbox = new Inbox("cases");
    private final Places places = new Places(TOPIC);
    private Thread thread = new Thread();
    private volatile boolean running;

    public EventFollower(DataSource dataSource, String bootstrap, ItemWork work) {
        this.dataSource = dataSource;
        this.bootstrap = bootstrap;
        this.arrivals = new Arrivals(work);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("event-follower").start(this::run);
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
            try (Consumer<String, byte[]> consumer = consumer()) {
                follow(consumer);
                away = false;
            } catch (SQLException | RuntimeException e) {
                if (!away) {
                    log.atWarn()
                            .setMessage("events are read again from their place")
                            .addKeyValue("cause", e.getClass().getSimpleName())
                            .addKeyValue(
                                    "state", e instanceof SQLException s ? s.getSQLState() : "")
                            .log();
                }
                away = true;
                pause();
            }
        }
    }

    private Consumer<String, byte[]> consumer() {
        Map<String, Object> settings =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        // What lay before the retention is gone; what is there is read from its
                        // start.
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        BATCH,
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        1_000,
                        ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG,
                        false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void follow(Consumer<String, byte[]> consumer) throws SQLException {
        List<TopicPartition> partitions =
                consumer.partitionsFor(TOPIC).stream()
                        .map(info -> new TopicPartition(TOPIC, info.partition()))
                        .toList();
        consumer.assign(partitions);
        Map<Integer, Long> reached;
        try (Connection connection = dataSource.getConnection()) {
            reached = places.load(connection);
        }
        for (TopicPartition partition : partitions) {
            Long place = reached.get(partition.partition());
            if (place == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, place);
            }
        }
        while (running) {
            List<Event> events = new ArrayList<>();
            Map<Integer, Long> next = new HashMap<>();
            for (ConsumerRecord<String, byte[]> record : consumer.poll(PATIENCE)) {
                Optional<Event> event = Event.read(record.value());
                event.filter(Arrivals::concerns).ifPresent(events::add);
                next.put(record.partition(), record.offset() + 1);
            }
            if (!next.isEmpty()) {
                take(events, next);
            }
        }
    }

    /**
     * What opens comes in together. What moves an item that is there has a transaction of its own:
     * it holds one item and waits for no other, so that no officer waits in a circle with it.
     */
    private void take(List<Event> events, Map<Integer, Long> next) throws SQLException {
        List<Event> opening = new ArrayList<>();
        for (Event event : events) {
            if (Arrivals.opens(event)) {
                opening.add(event);
            } else {
                together(opening);
                opening.clear();
                together(List.of(event));
            }
        }
        together(opening);
        commit(List.of(), next);
    }

    /** All at once; when one of them cannot be taken, one after the other without it. */
    private void together(List<Event> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try {
            commit(events, Map.of());
        } catch (SQLException | RuntimeException e) {
            requireTakeable(e);
            for (Event event : events) {
                alone(event);
            }
        }
    }

    private void alone(Event event) throws SQLException {
        try {
            commit(List.of(event), Map.of());
        } catch (SQLException | RuntimeException e) {
            requireTakeable(e);
            log.atError()
                    .setMessage("event left aside")
                    .addKeyValue("event", event.id())
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .addKeyValue("state", e instanceof SQLException s ? s.getSQLState() : "")
                    .log();
        }
    }

    /** It is the event's fault, not the moment's. */
    private static void requireTakeable(Exception failure) throws SQLException {
        if (failure instanceof SQLException database
                && (SqlFailures.isConnection(database) || SqlFailures.isLostRace(database))) {
            throw database;
        }
    }

    private void commit(List<Event> events, Map<Integer, Long> next) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (Event event : events) {
                    if (inbox.isNew(connection, event.id())) {
                        Questions.enter(connection, event.institution());
                        arrivals.take(connection, event);
                    }
                }
                places.save(connection, next);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                SqlFailures.rollBack(connection, e);
                throw e;
            }
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
