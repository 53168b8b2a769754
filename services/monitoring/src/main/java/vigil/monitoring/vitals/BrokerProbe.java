package vigil.monitoring.vitals;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Asks the broker for the end of the log: it answers only when the partition has a leader. */
final class BrokerProbe implements Probe {

    private static final int PATIENCE_MILLIS = 1_500;

    private final Admin admin;
    private final TopicPartition asked;

    BrokerProbe(String bootstrap, String topic) {
        this.asked = new TopicPartition(topic, 0);
        this.admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500));
    }

    @Override
    public boolean isThere() throws InterruptedException {
        try {
            admin.listOffsets(
                            Map.of(asked, OffsetSpec.latest()),
                            new ListOffsetsOptions().timeoutMs(PATIENCE_MILLIS))
                    .all()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
