package vigil.checks.street;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.checks.faults.Topic;
import vigil.launcher.kafka.KafkaBroker;
import vigil.launcher.state.StateFolder;
import vigil.launcher.street.Listener;
import vigil.launcher.street.Ports;

/** What the houses have told those who watch. */
final class SecurityTopic {

    private SecurityTopic() {}

    /** {@code house kind reason} of every event, the oldest first. */
    static List<String> told(StateFolder state) {
        List<String> told = new ArrayList<>();
        int port = Ports.remembered(state).of(Listener.KAFKA);
        Topic.read(
                KafkaBroker.bootstrap(port),
                "security",
                record -> {
                    JsonNode event = JsonMapper.shared().readTree(record.value());
                    told.add(
                            "%s %s %s"
                                    .formatted(
                                            event.path("house").asString(),
                                            event.path("kind").asString(),
                                            event.path("reason").asString()));
                });
        return told;
    }
}
