package vigil.kernel.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.SubjectKeys;

class OutboxTest {

    private static final InstitutionId DEMO = new InstitutionId("demo");

    private static final String PLACES =
            """
            create table if not exists event_places (
                topic text, partition integer, next bigint, primary key (topic, partition))\
            """;

    private static EmbeddedPostgres postgres;
    private static EmbeddedKafkaKraftBroker kafka;
    private static DataSource dataSource;
    private static Producer<String, byte[]> producer;

    private Outbox.Relay relay;
    private Outbox outbox;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.start();
        dataSource = postgres.getPostgresDatabase();
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:vigil/kernel/migration")
                .load()
                .migrate();
        kafka = new EmbeddedKafkaKraftBroker(1, 1, "facts", "events", Evidence.TOPIC);
        kafka.afterPropertiesSet();
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.getBrokersAsString(), "acks", "all"),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    @AfterAll
    static void stop() throws Exception {
        producer.close();
        kafka.destroy();
        postgres.close();
    }

    @BeforeEach
    void emptyOutbox() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            connection.createStatement().execute("truncate outbox, inbox, subject_keys");
        }
        relay = new Outbox.Relay(dataSource, producer, Duration.ofDays(7));
        outbox = new Outbox(dataSource, relay::wake);
    }

    @Test
    void committedMessagesLeaveInOrderAndOnce() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            outbox.put(connection, List.of(message("a"), message("b"), message("c")));
            connection.commit();
        }

        assertThat(relay.sendWaiting()).isEqualTo(3);
        assertThat(relay.sendWaiting()).isZero();
        assertThat(received("facts")).endsWith("a", "b", "c");
    }

    @Test
    void aRolledBackMessageNeverLeaves() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            outbox.put(connection, List.of(message("never")));
            connection.rollback();
        }

        assertThat(relay.sendWaiting()).isZero();
        assertThat(received("facts")).doesNotContain("never");
    }

    @Test
    void whileOneRelaySendsTheOtherWaits() throws Exception {
        outbox.put(message("once"));
        try (Connection holder = dataSource.getConnection()) {
            holder.setAutoCommit(false);
            holder.createStatement()
                    .execute("select pg_advisory_xact_lock(" + 0x5649_4749_4c4f_5554L + ")");

            assertThat(relay.sendWaiting()).isZero();

            holder.rollback();
        }
        assertThat(relay.sendWaiting()).isEqualTo(1);
    }

    @Test
    void theRelayOutlivesWhatNobodyExpected() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        DataSource failingOnce =
                new DelegatingDataSource(dataSource) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        if (asked.getAndIncrement() == 0) {
                            throw new IllegalArgumentException("never seen before");
                        }
                        return super.getConnection();
                    }
                };
        Outbox.Relay bold = new Outbox.Relay(failingOnce, producer, Duration.ofDays(7));
        outbox.put(message("afterwards"));

        bold.start();

        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> {
                    while (!received("facts").contains("afterwards")) {
                        Thread.onSpinWait();
                    }
                });
        bold.stop();
    }

    @Test
    void anInboxForgetsWhatNoTopicKeeps() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            connection
                    .createStatement()
                    .execute(
                            """
                            insert into inbox (consumer, message_id, received_at)
                            select 'test', 'old/' || n, now() - interval '61 days' from generate_series(1, 2500) n
                            union all select 'test', 'young', now() - interval '59 days'\
                            """);
        }
        relay.sendWaiting();
        assertThat(number("select count(*) from inbox where message_id like 'old/%'"))
                .isEqualTo(1_500);
        relay.sendWaiting();
        relay.sendWaiting();

        assertThat(number("select count(*) from inbox where message_id like 'old/%'")).isZero();
        assertThat(number("select count(*) from inbox where message_id = 'young'")).isOne();
    }

    private static long number(String question) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                ResultSet row = connection.createStatement().executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void whatComesTwiceActsOnceAndWhatIsRefusedIsLeftAside() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            connection
                    .createStatement()
                    .execute(
                            PLACES
                                    + "; create table effects (subject text check (subject <> 'refused'))");
        }
        // As it was written before ids named the institution, and is delivered again.
        String old =
                "{\"id\":\"thing.done/old\",\"source\":\"/somewhere\",\"type\":\"thing.done\","
                        + "\"subject\":\"old\",\"time\":\"1970-01-01T00:00:00Z\",\"institution\":\"demo\"}";
        for (int time = 0; time < 2; time++) {
            producer.send(new ProducerRecord<>("events", "demo", old.getBytes(UTF_8))).get();
        }
        for (String subject : List.of("one", "refused", "two", "one", "last")) {
            for (String institution : List.of("demo", "other")) {
                Message event =
                        new CloudEvent(institution, "thing.done", subject, Instant.EPOCH, Map.of())
                                .message("somewhere");
                producer.send(new ProducerRecord<>(event.topic(), event.key(), event.payload()))
                        .get();
            }
        }
        producer.send(new ProducerRecord<>("events", "demo", new byte[] {1})).get();
        EventFollower follower =
                new EventFollower(dataSource, kafka.getBrokersAsString(), "test", new Noting());

        follower.start();
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> {
                    while (Collections.frequency(subjects(), "last") < 2) {
                        Thread.onSpinWait();
                    }
                });
        follower.stop();

        assertThat(subjects()).containsExactly("last", "last", "old", "one", "one", "two", "two");
    }

    private static List<String> subjects() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select subject from effects order by subject");
                ResultSet rows = select.executeQuery()) {
            List<String> subjects = new ArrayList<>();
            while (rows.next()) {
                subjects.add(rows.getString(1));
            }
            return subjects;
        }
    }

    /** Notes the subject of what it is told. */
    private static final class Noting implements EventFollower.Effect {

        @Override
        public boolean concerns(EventFollower.Event event) {
            return event.is("somewhere", "thing.done");
        }

        @Override
        public void take(Connection connection, EventFollower.Event event) throws SQLException {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into effects values (?)")) {
                insert.setString(1, event.subject());
                insert.executeUpdate();
            }
        }
    }

    @Test
    void anActReachesTheEvidenceTopic() throws Exception {
        Evidence evidence =
                new Evidence(outbox, InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")));

        evidence.record(
                new Act(
                        DEMO,
                        "demo-machine",
                        "token.issued",
                        "t1",
                        Map.of("grant", "client_credentials")));
        relay.sendWaiting();

        assertThat(received(Evidence.TOPIC))
                .last()
                .asString()
                .contains(
                        "\"at\":\"2026-01-02T03:04:05Z\"",
                        "\"verb\":\"token.issued\"",
                        "\"institution\":\"demo\"");
    }

    @Test
    void aSubjectHasOneKeyUntilItIsErased(@TempDir java.nio.file.Path folder) throws Exception {
        MasterKey.create(folder.resolve("k"), new SecureRandom());
        MasterKey master = MasterKey.fromFile(folder.resolve("k"));
        SubjectKeys keys = new SubjectKeys(master, new SecureRandom(), 100);
        try (Connection connection = dataSource.getConnection()) {
            Map<String, SecretKey> first = keys.keys(connection, DEMO, Set.of("1", "2"));
            assertThat(first.get("1")).isNotEqualTo(first.get("2"));
            assertThat(
                            new SubjectKeys(master, new SecureRandom(), 100)
                                    .keys(connection, DEMO, Set.of("1")))
                    .containsEntry("1", first.get("1"));

            keys.erase(connection, DEMO, "1");

            assertThat(keys.existing(connection, DEMO, Set.of("1", "2"))).containsOnlyKeys("2");
            assertThat(keys.keys(connection, DEMO, Set.of("1")).get("1"))
                    .isNotEqualTo(first.get("1"));
        }
    }

    private static Message message(String text) {
        return new Message("facts", "demo", "id-" + text, text.getBytes(UTF_8));
    }

    private static List<String> received(String topic) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka.getBrokersAsString()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            var partition = new org.apache.kafka.common.TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end =
                    java.util.Objects.requireNonNull(
                            consumer.endOffsets(List.of(partition)).get(partition));
            List<String> values = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(found -> values.add(new String(found.value(), UTF_8)));
            }
            return values;
        }
    }
}
