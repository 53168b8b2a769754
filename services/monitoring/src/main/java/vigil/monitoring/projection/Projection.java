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
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vigil.contracts.decisions.v1.Decision;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.outbox.Outbox;
import vigil.monitoring.log.LogConsumers;
import vigil.monitoring.log.Topics;
import vigil.monitoring.rows.SqlFailures;
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
    private static final int FETCH_BYTES = 256 * 1024;

    private final DataSource dataSource;
    private final String bootstrap;
    private final Topics topics;
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
            Outbox outbox,
            Evidence evidence,
            Pulse database) {
        this.dataSource = dataSource;
        this.bootstrap = source.bootstrap();
        this.topics = source.topics();
        this.settings = settings;
        this.writer = new DecisionWriter(outbox, evidence);
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
                pause();
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
        while (running) {
            List<Decision> decisions = new ArrayList<>();
            Map<Integer, Long> next = new HashMap<>();
            for (ConsumerRecord<String, byte[]> record :
                    consumer.poll(settings.linger().multipliedBy(2))) {
                parse(record, decisions);
                next.put(record.partition(), record.offset() + 1);
            }
            if (!next.isEmpty()) {
                write(decisions, next);
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

    /** A decision comes twice only after a crash between the topic and the snapshot. */
    private void write(List<Decision> decisions, Map<Integer, Long> next) throws SQLException {
        try {
            write(decisions, next, true);
        } catch (SQLException e) {
            if (!SqlFailures.isTaken(e)) {
                throw e;
            }
            write(decisions, next, false);
        }
    }

    private void write(List<Decision> decisions, Map<Integer, Long> next, boolean allNew)
            throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                writer.write(connection, decisions, allNew);
                places.save(connection, next);
                connection.commit();
                writer.committed(connection, decisions);
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
