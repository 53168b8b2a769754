package vigil.monitoring.scenarios;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.outbox.CloudEvent;
import vigil.kernel.outbox.Message;
import vigil.kernel.outbox.Outbox;

/**
 * Tells of acts on scenarios and models in the transaction of their change: evidence, and events.
 */
public final class Announcements {

    private final Evidence evidence;
    private final Outbox outbox;
    private final InstantSource clock;

    public Announcements(Evidence evidence, Outbox outbox, InstantSource clock) {
        this.evidence = evidence;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param facts {@code version} among them, which is what was acted on
     */
    public void record(Connection connection, Caller caller, String verb, Map<String, String> facts)
            throws SQLException {
        Map<String, String> details = new TreeMap<>(facts);
        String object = String.valueOf(details.remove("version"));
        evidence.record(
                connection,
                List.of(new Act(caller.institution(), caller.login(), verb, object, details)));
    }

    void published(Connection connection, Caller caller, VersionView version, long set)
            throws SQLException {
        Map<String, Object> facts =
                Map.of(
                        "scenario", version.scenario(),
                        "version", version.version(),
                        "typology", version.typology(),
                        "contentHash", version.contentHash(),
                        "set", set);
        String subject = new VersionId(version.scenario(), version.version()).toString();
        outbox.put(connection, List.of(event(caller, "scenario.published", subject, facts)));
    }

    /**
     * Tells others that a model is in force.
     *
     * @param version {@code model/version}
     */
    public void promoted(
            Connection connection, Caller caller, String version, Map<String, Object> facts)
            throws SQLException {
        outbox.put(connection, List.of(event(caller, "model.promoted", version, facts)));
    }

    private Message event(Caller caller, String type, String subject, Map<String, Object> facts) {
        return new CloudEvent(
                        caller.institution().value(),
                        type,
                        subject,
                        clock.instant(),
                        new TreeMap<>(facts))
                .message("monitoring");
    }
}
