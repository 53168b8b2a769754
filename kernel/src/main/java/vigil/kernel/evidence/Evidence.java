package vigil.kernel.evidence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.identity.RandomId;
import vigil.kernel.outbox.Message;
import vigil.kernel.outbox.Outbox;

/** Records acts: kept exactly when the change that they belong to is kept. */
public final class Evidence {

    /** The topic of acts. */
    public static final String TOPIC = "evidence";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Outbox outbox;
    private final InstantSource clock;

    public Evidence(Outbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Records within the Spring transaction that is open. */
    public void record(Act act) {
        outbox.put(message(act));
    }

    /** Records within the transaction of {@code connection}. */
    public void record(Connection connection, List<Act> acts) throws SQLException {
        outbox.put(connection, acts.stream().map(this::message).toList());
    }

    private Message message(Act act) {
        String id = RandomId.next();
        Map<String, Object> leaf = new LinkedHashMap<>();
        leaf.put("id", id);
        leaf.put("at", clock.instant().toString());
        leaf.put("institution", act.institution().value());
        leaf.put("actor", act.actor());
        leaf.put("verb", act.verb());
        leaf.put("object", act.object());
        leaf.put("details", act.details());
        return new Message(TOPIC, act.institution().value(), id, JSON.writeValueAsBytes(leaf));
    }
}
