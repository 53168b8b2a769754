package vigil.monitoring.projection;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vigil.contracts.decisions.v1.Decision;
import vigil.kernel.database.SqlFailures;
import vigil.monitoring.log.LogConsumers;
import vigil.monitoring.log.Topics;
import vigil.monitoring.vitals.Pulse;

/**
 * One thread that reads the decisions topic and writes the read side. Its place is kept with the
 * rows: after any crash it goes on exactly behind the last row that was committed.
 */
public final class Projection implements SmartLifecycle {

    /** Stops after the loops. */
    public static final int PHASE = 500;

    private static final Logger log = LoggerFactory.getLogger(Projection.class);
    private static final long BACKOFF_MILLIS = 500;
    private static final long STANDBY_MILLIS = 100;
    private static final int FETCH_BYTES = 256 * 1024;

    private final DataSource dataSource;
    private final String bootstrap;
    private final Topics topics;
    private final BooleanSupplier leading;
    private final ProjectionSettings settings;
    private final DecisionWriter writer;
    private final Pulse database;
    private final Places places = new Places("decisions");
    private final Progress progress;
    private Thread thread = new Thread();
    private volatile boolean running;

    public Projection(
            DataSource dataSource,
            ProjectionSource source,
            ProjectionSettings settings,
            DecisionWriter writer,
            Pulse database) {
        this.dataSource = dataSource;
        this.bootstrap = source.bootstrap();
        this.topics = source.topics();
        this.leading = source.leading();
        this.settings = settings;
        this.writer = writer;
        this.database = database;
        this.progress = new Progress(source.topics().partitions());
    }

    /** How far the read side has come. */
    public Progress progress() {
        return progress;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("projection").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void run() {
        while (running) {
            if (!leading.getAsBoolean()) {
                progress.stumbled();
                pause(STANDBY_MILLIS);
                continue;
            }
            try (Consumer<String, byte[]> consumer =
                    LogConsumers.gathering(
                            bootstrap, settings.batch(), FETCH_BYTES, settings.linger())) {
                follow(consumer);
            } catch (SQLException | RuntimeException e) {
                if (e instanceof SQLException failure && SqlFailures.isConnection(failure)) {
                    database.failed();
                }
                progress.stumbled();
                log.atWarn()
                        .setMessage("projection starts again from its place")
                        .addKeyValue("cause", e.getClass().getSimpleName())
                        .addKeyValue("state", e instanceof SQLException s ? s.getSQLState() : "")
                        .log();
                pause(BACKOFF_MILLIS);
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer) throws SQLException {
        List<TopicPartition> all =
                IntStream.range(0, topics.partitions())
                        .mapToObj(partition -> new TopicPartition(topics.decisions(), partition))
                        .toList();
        consumer.assign(all);
        Map<Integer, Long> reached;
        try (Connection connection = dataSource.getConnection()) {
            reached = places.load(connection);
        }
        for (TopicPartition partition : all) {
            consumer.seek(partition, reached.getOrDefault(partition.partition(), 0L));
        }
        while (running && leading.getAsBoolean()) {
            List<Decision> decisions = new ArrayList<>();
            Map<Integer, Long> next = new HashMap<>();
            for (ConsumerRecord<String, byte[]> record :
                    consumer.poll(settings.linger().multipliedBy(2))) {
                parse(record, decisions);
                next.put(record.partition(), record.offset() + 1);
            }
            if (!next.isEmpty()) {
                write(new Batch(decisions, reached, next));
                reached.putAll(next);
                progress.wrote(decisions);
            }
            progress.lag(consumer, all);
        }
    }

    /** What is no decision is left aside, in words; it must not stop those behind it. */
    private static void parse(ConsumerRecord<String, byte[]> record, List<Decision> decisions) {
        try {
            decisions.add(Decision.parseFrom(record.value()));
        } catch (InvalidProtocolBufferException e) {
            log.atError()
                    .setMessage("decision left aside")
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log();
        }
    }

    /**
     * What one commit writes.
     *
     * @param from places by partition where the reader stood
     * @param to places where it stands afterwards, of the partitions that had something
     */
    private record Batch(
            List<Decision> decisions, Map<Integer, Long> from, Map<Integer, Long> to) {}

    /** A decision comes twice only when another process wrote it and its place a moment ago. */
    private void write(Batch batch) throws SQLException {
        try {
            write(batch, true);
        } catch (SQLException e) {
            if (!SqlFailures.isTaken(e)) {
                throw e;
            }
            write(batch, false);
        }
    }

    private void write(Batch batch, boolean allNew) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                writer.write(connection, batch.decisions(), allNew);
                places.save(connection, batch.from(), batch.to());
                connection.commit();
                writer.committed(connection, batch.decisions());
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                SqlFailures.rollBack(connection, e);
                throw e;
            }
        }
    }

    private void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }
}
