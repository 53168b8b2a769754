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
import vigil.kernel.outbox.Outbox;
import vigil.monitoring.events.CloudEvent;

/** Tells of acts on scenarios in the transaction of their change: evidence, and events. */
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
        CloudEvent event =
                new CloudEvent(
                        caller.institution().value(),
                        "scenario.published",
                        new VersionId(version.scenario(), version.version()).toString(),
                        clock.instant(),
                        new TreeMap<>(
                                Map.of(
                                        "scenario", version.scenario(),
                                        "version", version.version(),
                                        "typology", version.typology(),
                                        "contentHash", version.contentHash(),
                                        "set", set)));
        outbox.put(connection, List.of(event.message()));
    }
}
