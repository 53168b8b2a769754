package vigil.kernel.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.DataSourceUtils;
import vigil.kernel.database.SqlFailures;

/** Takes messages in the transaction of the change that they tell of; {@link Relay} sends them. */
public final class Outbox {

    private final DataSource dataSource;
    private final Runnable wakeRelay;

    public Outbox(DataSource dataSource, Runnable wakeRelay) {
        this.dataSource = dataSource;
        this.wakeRelay = wakeRelay;
    }

    /** Writes within the Spring transaction that is open, or in one of its own. */
    public void put(Message message) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            put(connection, List.of(message));
        } catch (SQLException e) {
            throw new org.springframework.jdbc.UncategorizedSQLException("outbox", null, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Writes within the transaction of {@code connection}, in one statement. */
    public void put(Connection connection, List<Message> messages) throws SQLException {
        if (messages.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into outbox (topic, key, message_id, payload)
                        select topic, key, message_id, payload
                        from unnest(?::text[], ?::text[], ?::text[], ?::bytea[]) with ordinality
                            as m (topic, key, message_id, payload, position)
                        order by position\
                        """)) {
            insert.setArray(1, texts(connection, messages.stream().map(Message::topic)));
            insert.setArray(2, texts(connection, messages.stream().map(Message::key)));
            insert.setArray(3, texts(connection, messages.stream().map(Message::id)));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea",
                            messages.stream().map(Message::payload).toArray(byte[][]::new)));
            insert.executeUpdate();
        }
        wakeRelay.run();
    }

    private static java.sql.Array texts(
            Connection connection, java.util.stream.Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    /**
     * Sends what waits in the outbox, oldest first, and marks it sent once the broker has it. One
     * relay of a house works at a time (an advisory lock); a crash between sending and marking
     * sends again, which the consumer's inbox absorbs. Sent rows stay for the retention, so that a
     * broker that lost its tail can be filled again.
     */
    public static final class Relay implements SmartLifecycle {

        private static final Logger log = LoggerFactory.getLogger(Relay.class);
        private static final int BATCH = 500;
        private static final long LOCK = 0x5649_4749_4c4f_5554L; // VIGILOUT
        private static final long IDLE_MILLIS = 1_000;
        private static final long BACKOFF_MILLIS = 1_000;
        private static final Duration FAREWELL = Duration.ofSeconds(2);

        /**
         * How long the inbox knows a message: twice as long as a topic keeps it, so that none comes
         * again when it is forgotten.
         */
        private static final Duration KNOWN = Duration.ofDays(60);

        private final DataSource dataSource;
        private final Producer<String, byte[]> producer;
        private final Duration retention;
        private final Semaphore wake = new Semaphore(0);
        private volatile boolean running;
        private Thread thread = new Thread();

        public Relay(DataSource dataSource, Producer<String, byte[]> producer, Duration retention) {
            this.dataSource = dataSource;
            this.producer = producer;
            this.retention = retention;
        }

        /**
         * Something was written; cheap, and right also when the transaction is still open or rolls
         * back.
         */
        public void wake() {
            if (wake.availablePermits() == 0) {
                wake.release();
            }
        }

        @Override
        public void start() {
            running = true;
            thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
        }

        @Override
        public void stop() {
            running = false;
            wake();
            try {
                if (!thread.join(FAREWELL)) {
                    // It waits for a broker that is away: what waits with it stays in the outbox.
                    thread.interrupt();
                    thread.join(FAREWELL);
                }
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
                try {
                    if (sendWaiting() < BATCH) {
                        pause(IDLE_MILLIS);
                    }
                    away = false;
                } catch (SQLException | ExecutionException | RuntimeException e) {
                    // Whatever it was: without this thread nothing leaves the house any more.
                    if (!away) {
                        log.atWarn()
                                .setMessage("outbox waits for its store or broker")
                                .addKeyValue("cause", e.getClass().getSimpleName())
                                .log();
                    }
                    away = true;
                    pause(BACKOFF_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }

        private void pause(long millis) {
            try {
                if (wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                    // The writer wakes us before it commits: let the commit win the race most of
                    // the
                    // time.
                    TimeUnit.MILLISECONDS.sleep(5);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /**
         * @return how many were sent
         */
        int sendWaiting() throws SQLException, ExecutionException, InterruptedException {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    List<Long> sent = lock(connection) ? sendBatch(connection) : List.of();
                    markSent(connection, sent);
                    forgetOld(connection);
                    connection.commit();
                    return sent.size();
                } catch (SQLException
                        | ExecutionException
                        | InterruptedException
                        | RuntimeException e) {
                    SqlFailures.rollBack(connection, e);
                    throw e;
                }
            }
        }

        private static boolean lock(Connection connection) throws SQLException {
            try (PreparedStatement lock =
                    connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
                lock.setLong(1, LOCK);
                try (ResultSet row = lock.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        }

        private List<Long> sendBatch(Connection connection)
                throws SQLException, ExecutionException, InterruptedException {
            List<Long> ids = new ArrayList<>();
            List<Future<?>> acknowledgements = new ArrayList<>();
            try (PreparedStatement select =
                    connection.prepareStatement(
                            """
                            select id, topic, key, message_id, payload from outbox
                            where sent_at is null order by id limit ?\
                            """)) {
                select.setInt(1, BATCH);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        ProducerRecord<String, byte[]> message =
                                new ProducerRecord<>(
                                        rows.getString(2), rows.getString(3), rows.getBytes(5));
                        message.headers()
                                .add(
                                        "id",
                                        rows.getString(4)
                                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                        ids.add(rows.getLong(1));
                        acknowledgements.add(producer.send(message));
                    }
                }
            }
            for (Future<?> acknowledgement : acknowledgements) {
                acknowledgement.get();
            }
            return ids;
        }

        private static void markSent(Connection connection, List<Long> ids) throws SQLException {
            if (ids.isEmpty()) {
                return;
            }
            try (PreparedStatement update =
                    connection.prepareStatement(
                            "update outbox set sent_at = now() where id = any (?)")) {
                update.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
                update.executeUpdate();
            }
        }

        private void forgetOld(Connection connection) throws SQLException {
            forget(
                    connection,
                    """
                    delete from outbox where id in (
                        select id from outbox where sent_at < now() - make_interval(secs => ?) limit 1000)\
                    """,
                    retention);
            forget(
                    connection,
                    """
                    delete from inbox where (consumer, message_id) in (
                        select consumer, message_id from inbox
                        where received_at < now() - make_interval(secs => ?) order by received_at limit 1000)\
                    """,
                    KNOWN);
        }

        private static void forget(Connection connection, String rows, Duration kept)
                throws SQLException {
            try (PreparedStatement delete = connection.prepareStatement(rows)) {
                delete.setLong(1, kept.toSeconds());
                delete.executeUpdate();
            }
        }
    }
}
