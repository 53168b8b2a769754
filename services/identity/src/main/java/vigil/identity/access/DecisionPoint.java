package vigil.identity.access;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import vigil.contracts.permissions.StepUp;
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
    private final StepUp stepUp = StepUp.published();

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
        Optional<Subject> subject = subjectOf(question, institution);
        return subject.isEmpty()
                ? Decision.no("subject")
                : decide(
                        subject.get(),
                        Objects.requireNonNull(Objects.requireNonNull(question.action()).name()),
                        Objects.requireNonNull(question.resource()));
    }

    /**
     * Who of a kind may do something (section 8.4); nobody where there is no such kind.
     *
     * @param question with a subject of which only the type counts
     */
    List<String> subjects(Question question, InstitutionId institution) {
        Map<String, Subject> known = new TreeMap<>();
        switch (Objects.requireNonNull(Objects.requireNonNull(question.subject()).type())) {
            case "officer" ->
                    officers.all(institution).stream()
                            .filter(Officer::enabled)
                            .forEach(each -> known.put(each.id(), officer(each)));
            case "client" -> {
                clients.actingFor(institution)
                        .forEach(each ->
                                client(each).ifPresent(subject -> known.put(each.id(), subject)));
                keys.all(institution).forEach(each -> known.put(each.id(), key(each)));
            }
            default -> {
                // Nobody is of another kind.
            }
        }
        String method = Objects.requireNonNull(Objects.requireNonNull(question.action()).name());
        Question.Entity resource = Objects.requireNonNull(question.resource());
        return known.entrySet().stream()
                .filter(each -> decide(each.getValue(), method, resource).decision())
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * With which operations, by their paths with names, a subject may do something (section 8.5).
     *
     * @param question with a resource of which only the type counts
     */
    List<String> resources(Question question, InstitutionId institution) {
        String type = Objects.requireNonNull(Objects.requireNonNull(question.resource()).type());
        String method = Objects.requireNonNull(Objects.requireNonNull(question.action()).name());
        return subjectOf(question, institution).stream()
                .flatMap(subject ->
                        whoMay.all().stream()
                                .filter(each -> each.method().equals(method))
                                .map(WhoMay.Permission::path)
                                .filter(path ->
                                        decide(
                                                        subject,
                                                        method,
                                                        new Question.Entity(type, path, null))
                                                .decision()))
                .sorted()
                .toList();
    }

    /** What a subject may do with a resource (section 8.6). */
    List<String> actions(Question question, InstitutionId institution) {
        Question.Entity resource = Objects.requireNonNull(question.resource());
        return subjectOf(question, institution).stream()
                .flatMap(subject ->
                        whoMay.all().stream()
                                .map(WhoMay.Permission::method)
                                .distinct()
                                .filter(method -> decide(subject, method, resource).decision()))
                .sorted()
                .toList();
    }

    private Optional<Subject> subjectOf(Question question, InstitutionId institution) {
        return subject(Objects.requireNonNull(question.subject()))
                .filter(known -> known.institution().equals(institution));
    }

    private Decision decide(Subject subject, String method, Question.Entity resource) {
        String path = Objects.requireNonNull(resource.id());
        Optional<WhoMay.Permission> permission =
                OPERATION.equals(resource.type()) ? whoMay.at(method, path) : Optional.empty();
        if (permission.isEmpty()) {
            return Decision.no("operation");
        }
        if (!opens(subject, path)) {
            return Decision.no("route");
        }
        boolean allowed =
                subject.roles().stream()
                        .map(Role::word)
                        .anyMatch(permission.get().roles()::contains);
        return allowed ? Decision.yes(stepUp.at(method, path)) : Decision.no("role");
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
