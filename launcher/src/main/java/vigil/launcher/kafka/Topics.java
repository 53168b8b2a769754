package vigil.launcher.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import vigil.launcher.terminal.Trouble;

/** The topics of the street. */
final class Topics {

    private static final String FOR_EVER = "-1";
    private static final String MONTH = Long.toString(Duration.ofDays(30).toMillis());
    private static final String HOUR = Long.toString(Duration.ofHours(1).toMillis());
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String bootstrap;
    private final int partitions;

    /** {@code partitions} of the log and of its decisions, which lie side by side. */
    Topics(String bootstrap, int partitions) {
        this.bootstrap = bootstrap;
        this.partitions = partitions;
    }

    boolean brokerAnswers() {
        try (Admin admin = admin(Duration.ofSeconds(3))) {
            return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Creates the topics that are missing; those that are there stay as they are. */
    void create() {
        try (Admin admin = admin(PATIENCE)) {
            Set<String> there = admin.listTopics().names().get();
            List<NewTopic> missing =
                    List.of(
                                    topic("transactions", partitions, FOR_EVER),
                                    topic("decisions", partitions, FOR_EVER),
                                    topic("evidence", 1, FOR_EVER),
                                    topic("security", 1, MONTH),
                                    topic("events", 1, MONTH),
                                    revocations())
                            .stream()
                            .filter(topic -> !there.contains(topic.name()))
                            .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new Trouble("Kafka cannot create its topics: " + Trouble.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while Kafka created its topics.", e);
        }
    }

    private Admin admin(Duration limit) {
        String millis = Long.toString(limit.toMillis());
        return Admin.create(
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "request.timeout.ms", millis,
                        "default.api.timeout.ms", millis,
                        "enable.metrics.push", "false"));
    }

    /** Nobody asks for what is older than the oldest token. */
    private static NewTopic revocations() {
        return new NewTopic("revocations", 1, (short) 1)
                .configs(
                        Map.of(
                                TopicConfig.RETENTION_MS_CONFIG, HOUR,
                                TopicConfig.SEGMENT_MS_CONFIG, HOUR));
    }

    private static NewTopic topic(String name, int partitions, String retentionMillis) {
        return new NewTopic(name, partitions, (short) 1)
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, retentionMillis));
    }
}
