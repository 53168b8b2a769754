package vigil.identity.stepup;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.identity.factors.Level;

/**
 * What an authorization request asks of the sign-in (OpenID Connect Core, 3.1.2.1).
 *
 * @param silent whether no page may be shown
 * @param again whether the officer must sign in for this request, whatever session there is
 * @param maxAge how old the sign-in may be, null for any age
 * @param level how much it must prove at least
 * @param subject who it must be, null for anybody
 * @param beyond whether it must prove what nobody can here (5.5.1.1)
 */
record Demand(
        boolean silent,
        boolean again,
        @Nullable Duration maxAge,
        Level level,
        @Nullable String subject,
        boolean beyond) {

    private static final Set<String> AGAIN = Set.of("login", "select_account");
    private static final int MOST_SECONDS = 1_000_000_000;

    /**
     * @throws IllegalArgumentException when {@code max_age} is no number of seconds or {@code
     *     claims} no JSON object
     */
    static Demand of(Map<String, Object> parameters) {
        boolean silent = words(parameters, "prompt").anyMatch("none"::equals);
        boolean again = words(parameters, "prompt").anyMatch(AGAIN::contains);
        Object age = parameters.get("max_age");
        // The first that is known: the values stand in the order of preference.
        AskedClaims claims = AskedClaims.of(parameters.get("claims"));
        Optional<Level> named = first(claims.references().stream());
        Optional<Level> level = named.or(() -> first(words(parameters, "acr_values")));
        return new Demand(
                silent,
                again,
                age == null ? null : seconds(age),
                level.orElse(Level.ONE),
                claims.subject(),
                claims.essential() && !claims.references().isEmpty() && named.isEmpty());
    }

    private static Optional<Level> first(Stream<String> references) {
        return references.flatMap(value -> Level.ofReference(value).stream()).findFirst();
    }

    private static Duration seconds(Object age) {
        int seconds = Integer.parseInt(age.toString());
        if (seconds < 0 || seconds > MOST_SECONDS) {
            throw new IllegalArgumentException("max_age");
        }
        return Duration.ofSeconds(seconds);
    }

    private static Stream<String> words(Map<String, Object> parameters, String name) {
        Object value = parameters.get(name);
        return value == null ? Stream.empty() : Arrays.stream(value.toString().split(" "));
    }
}
