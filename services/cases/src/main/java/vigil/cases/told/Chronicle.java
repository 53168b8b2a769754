package vigil.cases.told;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.outbox.CloudEvent;
import vigil.kernel.outbox.Outbox;

/** Writes down what was done, in the transaction that does it. */
public final class Chronicle {

    /** The name of this house in events. */
    public static final String HOUSE = "cases";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Outbox outbox;
    private final Evidence evidence;
    private final InstantSource clock;

    public Chronicle(Outbox outbox, Evidence evidence, InstantSource clock) {
        this.outbox = outbox;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Now, to the millisecond: what is kept is what is compared later. */
    public Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    /** Adds a deed to the timeline and to the evidence. */
    public void note(Connection connection, Deed deed) throws SQLException {
        note(connection, deed, Map.of());
    }

    /**
     * As {@link #note(Connection, Deed)}.
     *
     * @param words of officers: they stand in the timeline and do not leave the house
     */
    public void note(Connection connection, Deed deed, Map<String, String> words)
            throws SQLException {
        Map<String, String> details = new TreeMap<>(deed.details());
        details.putAll(words);
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into timeline (institution, about, at, actor, what, details, confidential)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?)\
                        """)) {
            insert.setString(1, deed.institution().value());
            insert.setObject(2, deed.about());
            insert.setObject(3, OffsetDateTime.ofInstant(now(), ZoneOffset.UTC));
            insert.setString(4, deed.actor());
            insert.setString(5, deed.what());
            insert.setString(6, JSON.writeValueAsString(details));
            insert.setBoolean(7, deed.isConfidential());
            insert.executeUpdate();
        }
        evidence.record(
                connection,
                List.of(
                        new Act(
                                deed.institution(),
                                deed.actor(),
                                deed.kind() + "." + deed.what(),
                                deed.about().toString(),
                                deed.details())));
    }

    /**
     * Tells other houses.
     *
     * @param type such as {@code case.created}
     * @param occurrence tells those of one type and subject apart
     */
    public void announce(
            Connection connection,
            Deed deed,
            String type,
            String occurrence,
            Map<String, Object> facts)
            throws SQLException {
        outbox.put(
                connection,
                List.of(
                        new CloudEvent(
                                        deed.institution().value(),
                                        type,
                                        deed.about().toString(),
                                        now(),
                                        facts)
                                .again(HOUSE, occurrence)));
    }
}
