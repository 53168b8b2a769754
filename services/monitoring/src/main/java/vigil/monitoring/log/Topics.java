package vigil.monitoring.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Utils;
import vigil.kernel.identity.InstitutionId;

/** The log's two topics, equally partitioned: made when they are missing, never changed. */
public final class Topics {

    /** A decision with much evidence is larger than what brokers take by default. */
    static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

    private static final Map<String, String> KEEP_ALL =
            Map.of(
                    "retention.ms", "-1",
                    "retention.bytes", "-1",
                    "cleanup.policy", "delete",
                    "max.message.bytes", Integer.toString(MAX_RECORD_BYTES));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LogSettings settings;
    private final int partitions;

    private Topics(LogSettings settings, int partitions) {
        this.settings = settings;
        this.partitions = partitions;
    }

    /** Waits for the broker, and makes what is missing. */
    public static Topics ensure(String bootstrap, LogSettings settings) {
        return open(bootstrap, settings, true);
    }

    /** The topics of a log that others write. */
    public static Topics existing(String bootstrap, LogSettings settings) {
        return open(bootstrap, settings, false);
    }

    private static Topics open(String bootstrap, LogSettings settings, boolean make) {
        try (Admin admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrap,
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                (int) PATIENCE.toMillis()))) {
            if (make) {
                create(admin, settings);
            }
            int partitions = partitions(admin, settings);
            awaitLeaders(admin, settings, partitions);
            return new Topics(settings, partitions);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while the topics were made", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the topics of the log cannot be made or read", e);
        }
    }

    public String transactions() {
        return settings.transactionsTopic();
    }

    public String decisions() {
        return settings.decisionsTopic();
    }

    public int partitions() {
        return partitions;
    }

    /** The partition of an institution, for ever the same. */
    public int partition(InstitutionId institution) {
        return Utils.toPositive(Utils.murmur2(Utils.utf8(institution.value()))) % partitions;
    }

    private static void create(Admin admin, LogSettings settings)
            throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> present =
                admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        List<NewTopic> missing = new ArrayList<>();
        for (String topic : List.of(settings.transactionsTopic(), settings.decisionsTopic())) {
            if (!present.contains(topic)) {
                missing.add(
                        new NewTopic(topic, settings.partitions(), settings.replication())
                                .configs(KEEP_ALL));
            }
        }
        try {
            admin.createTopics(missing).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static int partitions(Admin admin, LogSettings settings)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<Integer> counts =
                described(admin, settings).stream()
                        .map(topic -> topic.partitions().size())
                        .toList();
        if (!counts.get(0).equals(counts.get(1))) {
            throw new KafkaException(
                    "the topics "
                            + settings.transactionsTopic()
                            + " and "
                            + settings.decisionsTopic()
                            + " must have equally many partitions");
        }
        return counts.get(0);
    }

    /** Until the leader of every partition answers, which takes a moment on a topic just made. */
    private static void awaitLeaders(Admin admin, LogSettings settings, int partitions)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (String topic : List.of(settings.transactionsTopic(), settings.decisionsTopic())) {
            for (int partition = 0; partition < partitions; partition++) {
                ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        }
        admin.listOffsets(ends).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static List<TopicDescription> described(Admin admin, LogSettings settings)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<String> names = List.of(settings.transactionsTopic(), settings.decisionsTopic());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return List.copyOf(
                        admin.describeTopics(names)
                                .allTopicNames()
                                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                                .values());
            } catch (ExecutionException e) {
                // A topic that was just made is not known everywhere at once.
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
                        || System.nanoTime() > end) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }
}
