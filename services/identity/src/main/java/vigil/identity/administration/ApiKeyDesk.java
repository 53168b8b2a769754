package vigil.identity.administration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.identity.apikeys.ApiKey;
import vigil.identity.apikeys.ApiKeys;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Makes keys of services, replaces them and takes them back; each act with its evidence. */
@Component
class ApiKeyDesk {

    private static final int MOST_DAYS = 366;
    private static final int STANDARD_DAYS = 90;
    private static final int MOST_HOURS = 30 * 24;
    private static final int MOST_ROUTES = 20;
    private static final int LONGEST_TITLE = 80;
    private static final Pattern ROUTE = Pattern.compile("(/[a-z0-9][a-z0-9-]*){1,6}");

    /**
     * What opens other accounts asks for a second factor, which a key does not have; and whoever
     * approves must be a person, or one administrator could be both pairs of eyes.
     */
    private static final Set<Role> FOR_OFFICERS =
            EnumSet.of(Role.ADMINISTRATOR, Role.SUPERVISOR, Role.REPORTER);

    private final ApiKeys keys;
    private final Evidence evidence;

    ApiKeyDesk(ApiKeys keys, Evidence evidence) {
        this.keys = keys;
        this.evidence = evidence;
    }

    /** A key as an administrator wishes it, unchecked. */
    record Wanted(
            @Nullable String title,
            @Nullable List<String> roles,
            @Nullable List<String> routes,
            @Nullable Integer days) {}

    List<ApiKey> all(Caller caller) {
        return keys.all(caller.institution());
    }

    /**
     * @throws Refusal when it is not acceptable
     */
    @Transactional
    ApiKeys.Made make(Caller caller, Wanted wanted) {
        List<FieldError> errors = new ArrayList<>();
        String title = Objects.requireNonNullElse(wanted.title(), "").strip();
        boolean plain = title.codePoints().noneMatch(Character::isISOControl);
        if (title.isEmpty() || title.length() > LONGEST_TITLE || !plain) {
            errors.add(FieldError.of("title", "must have 1 to 80 characters"));
        }
        Set<Role> roles = roles(wanted.roles(), errors);
        List<String> routes = Objects.requireNonNullElse(wanted.routes(), List.<String>of());
        if (routes.size() > MOST_ROUTES
                || routes.stream().anyMatch(route -> !ROUTE.matcher(route).matches())) {
            errors.add(FieldError.of("routes", "must be beginnings of paths, such as /match"));
        }
        int days = Objects.requireNonNullElse(wanted.days(), STANDARD_DAYS);
        if (days < 1 || days > MOST_DAYS) {
            errors.add(FieldError.of("days", "must be 1 to 366"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(ProblemCode.VALIDATION_FAILED, "The key is not acceptable.", errors);
        }
        ApiKey.Scope scope = new ApiKey.Scope(caller.institution(), title, roles, routes);
        ApiKeys.Made made = keys.make(scope, Duration.ofDays(days), caller.login());
        record(caller, "api-key.made", made.key().id());
        return made;
    }

    /**
     * @throws Refusal when the times are not acceptable
     */
    @Transactional
    Optional<ApiKeys.Made> replace(
            Caller caller, String id, @Nullable Integer days, @Nullable Integer overlapHours) {
        int life = Objects.requireNonNullElse(days, STANDARD_DAYS);
        int overlap = Objects.requireNonNullElse(overlapHours, 24);
        if (life < 1 || life > MOST_DAYS || overlap < 0 || overlap > MOST_HOURS) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED,
                    "A key lives 1 to 366 days, the one before it at most 720 hours beside it.");
        }
        Optional<ApiKey> old = found(caller, id);
        Optional<ApiKeys.Made> made =
                old.map(key ->
                        keys.replace(
                                key,
                                Duration.ofDays(life),
                                Duration.ofHours(overlap),
                                caller.login()));
        made.ifPresent(fresh -> record(caller, "api-key.replaced", id));
        return made;
    }

    /** Whether there was such a key. */
    @Transactional
    boolean revoke(Caller caller, String id) {
        Optional<ApiKey> key = found(caller, id);
        key.ifPresent(known -> {
            keys.revoke(id);
            record(caller, "api-key.revoked", id);
        });
        return key.isPresent();
    }

    private Optional<ApiKey> found(Caller caller, String id) {
        return keys.of(id)
                .map(ApiKeys.Known::key)
                .filter(key -> key.scope().institution().equals(caller.institution()));
    }

    private static Set<Role> roles(@Nullable List<String> words, List<FieldError> errors) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : Objects.requireNonNullElse(words, List.<String>of())) {
            Optional<Role> role = Role.ofWord(word).filter(known -> !FOR_OFFICERS.contains(known));
            role.ifPresent(roles::add);
            if (role.isEmpty()) {
                errors.add(
                        FieldError.of(
                                "roles",
                                "must name roles other than administrator, supervisor and reporter"));
            }
        }
        if (roles.isEmpty()) {
            errors.add(FieldError.of("roles", "must name at least one role"));
        }
        return roles;
    }

    private void record(Caller caller, String verb, String key) {
        evidence.record(new Act(caller.institution(), caller.login(), verb, key, Map.of()));
    }
}
