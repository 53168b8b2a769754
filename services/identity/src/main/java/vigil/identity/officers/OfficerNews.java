package vigil.identity.officers;

import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.RandomId;
import vigil.kernel.identity.Role;
import vigil.kernel.outbox.CloudEvent;
import vigil.kernel.outbox.Outbox;

/** What is told of officers: every act to the evidence, and what others go by as an event. */
@Component
class OfficerNews {

    private static final String HOUSE = "identity";

    private final Evidence evidence;
    private final Outbox outbox;
    private final InstantSource clock;

    OfficerNews(Evidence evidence, Outbox outbox, InstantSource clock) {
        this.evidence = evidence;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** An act that changes nothing for other houses. */
    void note(InstitutionId institution, String by, String verb, String id) {
        evidence.record(new Act(institution, by, verb, id, Map.of()));
    }

    /** An act after which the officer is let in or kept out, or has other roles. */
    void tell(Officer now, String by, String verb) {
        note(now.institution(), by, verb, now.id());
        put(now);
    }

    /** The officer belongs to another institution from now on: this one hears of somebody gone. */
    void left(Officer before) {
        put(new Officer(before.id(), before.institution(), before.roles(), false));
    }

    /** {@code officer.changed}: what the officer is now, so that the last one counts. */
    private void put(Officer now) {
        String roles =
                now.roles().stream().map(Role::word).sorted().collect(Collectors.joining(","));
        outbox.put(
                new CloudEvent(
                                now.institution().value(),
                                "officer.changed",
                                now.id(),
                                clock.instant(),
                                Map.of("enabled", now.enabled(), "roles", roles))
                        .again(HOUSE, RandomId.next()));
    }
}
