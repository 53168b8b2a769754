package vigil.monitoring;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vigil.contracts.decisions.v1.Decision;
import vigil.monitoring.log.Ids;
import vigil.testkit.Broker;

/** What stands in a topic of decisions. */
final class Decisions {

    private Decisions() {}

    static List<byte[]> bytes(String topic) {
        return Broker.read(topic).stream().map(ConsumerRecord::value).toList();
    }

    static List<Decision> in(String topic) {
        List<Decision> decisions = new ArrayList<>();
        for (byte[] value : bytes(topic)) {
            try {
                decisions.add(Decision.parseFrom(value));
            } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        }
        return decisions;
    }

    /** Ids of the decided transactions, one for each decision. */
    static List<String> ids(String topic) {
        return in(topic).stream().map(decision -> Ids.text(decision.getTransactionId())).toList();
    }
}
