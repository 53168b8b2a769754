package vigil.identity.alarms;

import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vigil.contracts.security.SecurityEvent;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.identity.clients.Client;
import vigil.identity.clients.Clients;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.RandomId;
import vigil.kernel.outbox.Message;
import vigil.kernel.outbox.Outbox;

/** Raises security events. */
@Component
public class Alarms {

    /** Stands for whoever did not say, or said what nobody here is called. */
    public static final String UNKNOWN = "unknown";

    private static final String HOUSE = "identity";
    private static final String STREET = "vigil";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Outbox outbox;
    private final Clients clients;
    private final InstantSource clock;

    Alarms(Outbox outbox, Clients clients, InstantSource clock) {
        this.outbox = outbox;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * Raises one in the transaction that is open, or in one of its own.
     *
     * @param client as the caller wrote it; only a known one is named
     */
    public void raise(Kind kind, @Nullable String client, String reason) {
        Client known = client == null ? null : clients.of(client).orElse(null);
        InstitutionId institution = known == null ? null : known.institution();
        raise(kind, institution, known == null ? UNKNOWN : known.id(), reason);
    }

    /**
     * The same about whom the house knows itself.
     *
     * @param institution to whom it matters, null for the street itself
     * @param subject an id, or {@link #UNKNOWN}
     */
    public void raise(
            Kind kind, @Nullable InstitutionId institution, String subject, String reason) {
        String owner = institution == null ? STREET : institution.value();
        SecurityEvent event =
                new SecurityEvent(
                        RandomId.next(),
                        clock.instant(),
                        owner,
                        HOUSE,
                        kind,
                        subject,
                        Objects.requireNonNull(reason));
        outbox.put(
                new Message(
                        SecurityEvent.TOPIC,
                        owner,
                        event.id(),
                        JSON.writeValueAsBytes(event.fields())));
    }
}
