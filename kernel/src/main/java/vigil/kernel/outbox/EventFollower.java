package vigil.kernel.outbox;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.database.Questions;
import vigil.kernel.database.SqlFailures;
import vigil.kernel.identity.InstitutionId;

/**
 * One thread that reads the events of other houses. Its place ({@code event_places}) is kept with
 * the rows, and the inbox knows each event: after any crash, and however often an event comes, each
 * has its effect once. An event that the database refuses is left aside and told.
 */
public final class EventFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventFollower.class);
    private static final String TOPIC = "events";
    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final long BACKOFF_MILLIS = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataSource dataSource;
    private final String bootstrap;
    private final String consumerName;
    private final Effect effect;
    private Thread thread = new Thread();
    private volatile boolean running;

    /**
     * @param consumerName the house that consumes; the same event may be new to another
     */
    public EventFollower(
            DataSource dataSource, String bootstrap, String consumerName, Effect effect) {
        this.dataSource = dataSource;
        this.bootstrap = bootstrap;
        this.consumerName = consumerName;
        this.effect = effect;
    }

    /** What events do here. */
    public interface Effect {

        /** Whether events of this kind do anything at all. */
        boolean concerns(Event event);

        /** Does it, in a transaction that has entered the event's institution. */
        void take(Connection connection, Event event) throws SQLException;

        /** Some were taken, and are committed. */
        default void taken() {}

        /** Whether an event has a transaction of its own: it locks what others wait for. */
        default boolean isAlone(Event event) {
            return false;
        }

        /** Whether this process is the one that follows; asked again and again. */
        default boolean isTurn() {
            return true;
        }
    }

    /**
     * A CloudEvent as it was read.
     *
     * @param source the house, such as {@code /monitoring}
     * @param time to the millisecond
     */
    public record Event(
            String id,
            InstitutionId institution,
            String source,
            String type,
            String subject,
            Instant time,
            JsonNode facts) {

        /** Empty when it is none that could be read. */
        public static Optional<Event> read(byte[] bytes) {
            try {
                JsonNode event = JSON.readTree(bytes);
                return Optional.of(
                        new Event(
                                event.path("id").asString(),
                                new InstitutionId(event.path("institution").asString()),
                                event.path("source").asString(),
                                event.path("type").asString(),
                                event.path("subject").asString(),
                                OffsetDateTime.parse(event.path("time").asString(""))
                                        .toInstant()
                                        .truncatedTo(ChronoUnit.MILLIS),
                                event.path("data")));
            } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
                return Optional.empty();
            }
        }

        /** A house's event of a type. */
        public boolean is(String house, String wanted) {
            return source.equals("/" + house) && type.equals(wanted);
        }

        /** The subject as an id; empty when it is none. */
        public Optional<UUID> subjectId() {
            try {
                return Optional.of(UUID.fromString(subject));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        public String text(String fact, String otherwise) {
            return facts.path(fact).asString(otherwise);
        }

        public @Nullable String text(String fact) {
            JsonNode value = facts.path(fact);
            return value.isString() ? value.stringValue() : null;
        }

        public int number(String fact, int otherwise) {
            return facts.path(fact).asInt(otherwise);
        }

        /** A decimal in a text; zero without one. */
        public BigDecimal decimal(String fact) {
            String text = text(fact, "0");
            return text.matches("\\d{1,18}(\\.\\d{1,8})?") ? new BigDecimal(text) : BigDecimal.ZERO;
        }

        /** A time in a text. */
        public Optional<Instant> instant(String fact) {
            try {
                return Optional.of(OffsetDateTime.parse(text(fact, "")).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("event-follower").daemon().start(this::run);
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
            if (!effect.isTurn()) {
                pause();
                continue;
            }
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
        seek(consumer);
        while (running && effect.isTurn()) {
            List<Event> events = new ArrayList<>();
            Map<Integer, Long> next = new HashMap<>();
            for (ConsumerRecord<String, byte[]> record : consumer.poll(PATIENCE)) {
                Event.read(record.value()).filter(effect::concerns).ifPresent(events::add);
                next.put(record.partition(), record.offset() + 1);
            }
            if (!next.isEmpty()) {
                take(events, next);
                if (!events.isEmpty()) {
                    effect.taken();
                }
            }
        }
    }

    private void seek(Consumer<String, byte[]> consumer) throws SQLException {
        List<TopicPartition> partitions =
                consumer.partitionsFor(TOPIC).stream()
                        .map(info -> new TopicPartition(TOPIC, info.partition()))
                        .toList();
        consumer.assign(partitions);
        Map<Integer, Long> reached = reached();
        for (TopicPartition partition : partitions) {
            Long place = reached.get(partition.partition());
            if (place == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, place);
            }
        }
    }

    private void take(List<Event> events, Map<Integer, Long> next) throws SQLException {
        List<Event> together = new ArrayList<>();
        for (Event event : events) {
            if (effect.isAlone(event)) {
                together(together);
                together.clear();
                together(List.of(event));
            } else {
                together.add(event);
            }
        }
        together(together);
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
                    if (isNew(connection, event.id())) {
                        Questions.enter(connection, event.institution());
                        effect.take(connection, event);
                    }
                }
                save(connection, next);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                SqlFailures.rollBack(connection, e);
                throw e;
            }
        }
    }

    /** Asked in the transaction of the effect, so that both stand or fall together. */
    private boolean isNew(Connection connection, String id) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into inbox (consumer, message_id) values (?, ?) on conflict do nothing")) {
            insert.setString(1, consumerName);
            insert.setString(2, id);
            return insert.executeUpdate() == 1;
        }
    }

    private Map<Integer, Long> reached() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select partition, next from event_places where topic = ?")) {
            select.setString(1, TOPIC);
            Map<Integer, Long> places = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    places.put(rows.getInt(1), rows.getLong(2));
                }
            }
            return places;
        }
    }

    private static void save(Connection connection, Map<Integer, Long> next) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into event_places (topic, partition, next) values (?, ?, ?)
                        on conflict (topic, partition) do update set next = greatest(event_places.next, excluded.next)\
                        """)) {
            for (Map.Entry<Integer, Long> place : next.entrySet()) {
                upsert.setString(1, TOPIC);
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
