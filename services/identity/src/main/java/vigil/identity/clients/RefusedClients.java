package vigil.identity.clients;

import java.util.Map;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.stereotype.Component;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.InstitutionId;

/** A wrong secret or verifier of a client that exists leaves evidence. */
@Component
class RefusedClients {

    private static final InstitutionId HOUSE = new InstitutionId("vigil");

    private final Clients clients;
    private final Evidence evidence;

    RefusedClients(Clients clients, Evidence evidence) {
        this.clients = clients;
        this.evidence = evidence;
    }

    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        if (event.getAuthentication() instanceof OAuth2ClientAuthenticationToken attempt) {
            clients.of(attempt.getName())
                    .ifPresent(client ->
                            evidence.record(
                                    new Act(
                                            Objects.requireNonNullElse(client.institution(), HOUSE),
                                            "anonymous",
                                            "client.refused",
                                            client.id(),
                                            Map.of())));
        }
    }
}
