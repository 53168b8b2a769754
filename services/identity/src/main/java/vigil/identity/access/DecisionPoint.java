package vigil.identity.access;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.contracts.permissions.WhoMay;
import vigil.identity.apikeys.ApiKey;
import vigil.identity.apikeys.ApiKeys;
import vigil.identity.clients.Client;
import vigil.identity.clients.Clients;
import vigil.identity.officers.Officer;
import vigil.identity.officers.Officers;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.Role;

/**
 * Decides by what holds now, not by what a token says: whether an officer may sign in, which roles
 * it has, whether a key has ended. What is not allowed is denied.
 */
@Component
class DecisionPoint {

    private static final String OPERATION = "operation";

    private final Officers officers;
    private final Clients clients;
    private final ApiKeys keys;
    private final WhoMay whoMay = WhoMay.published();

    DecisionPoint(Officers officers, Clients clients, ApiKeys keys) {
        this.officers = officers;
        this.clients = clients;
        this.keys = keys;
    }

    /**
     * Who asks to do something.
     *
     * @param routes beginnings of the paths it is held to; none for all
     */
    private record Subject(InstitutionId institution, Set<Role> roles, List<String> routes) {}

    /**
     * @param question whole
     * @param institution whose subjects are known to whoever asks
     */
    Decision decide(Question question, InstitutionId institution) {
        Optional<Subject> subject =
                subject(Objects.requireNonNull(question.subject()))
                        .filter(known -> known.institution().equals(institution));
        if (subject.isEmpty()) {
            return Decision.no("subject");
        }
        Question.Entity resource = Objects.requireNonNull(question.resource());
        String path = Objects.requireNonNull(resource.id());
        String method = Objects.requireNonNull(Objects.requireNonNull(question.action()).name());
        Optional<WhoMay.Permission> permission =
                OPERATION.equals(resource.type()) ? whoMay.at(method, path) : Optional.empty();
        if (permission.isEmpty()) {
            return Decision.no("operation");
        }
        if (!opens(subject.get(), path)) {
            return Decision.no("route");
        }
        boolean allowed =
                subject.get().roles().stream()
                        .map(Role::word)
                        .anyMatch(permission.get().roles()::contains);
        return allowed ? Decision.yes() : Decision.no("role");
    }

    private Optional<Subject> subject(Question.Entity asked) {
        String id = Objects.requireNonNull(asked.id());
        return switch (Objects.requireNonNull(asked.type())) {
            case "officer" -> officers.of(id).filter(Officer::enabled).map(DecisionPoint::officer);
            case "client" ->
                    id.startsWith(ApiKey.PREFIX)
                            ? keys.of(id).map(known -> key(known.key()))
                            : clients.of(id).flatMap(DecisionPoint::client);
            default -> Optional.empty();
        };
    }

    private static Subject officer(Officer officer) {
        return new Subject(officer.institution(), officer.roles(), List.of());
    }

    private static Subject key(ApiKey key) {
        return new Subject(key.scope().institution(), key.scope().roles(), key.scope().routes());
    }

    private static Optional<Subject> client(Client client) {
        InstitutionId institution = client.institution();
        return institution == null
                ? Optional.empty()
                : Optional.of(new Subject(institution, client.roles(), List.of()));
    }

    private static boolean opens(Subject subject, String path) {
        return subject.routes().isEmpty()
                || subject.routes().stream()
                        .anyMatch(route -> path.equals(route) || path.startsWith(route + "/"));
    }
}
