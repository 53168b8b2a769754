package vigil.identity.stepup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the parameter {@code claims} asks of the sign-in (OpenID Connect Core, 5.5): who it must be
 * and how much it must prove. What else is asked for is told anyway, like {@code auth_time}, or
 * never, like a name; asking for that does no harm (5.5.1).
 *
 * @param subject who must sign in, null for anybody
 * @param references values of {@code acr} in the order of preference
 * @param essential whether one of them must be reached
 */
record AskedClaims(@Nullable String subject, List<String> references, boolean essential) {

    private static final AskedClaims NOTHING = new AskedClaims(null, List.of(), false);

    AskedClaims {
        references = List.copyOf(references);
    }

    /**
     * @param parameter a JSON object, or null
     * @throws IllegalArgumentException when it is none
     */
    static AskedClaims of(@Nullable Object parameter) {
        if (parameter == null) {
            return NOTHING;
        }
        JsonNode asked;
        try {
            asked = JsonMapper.shared().readTree(parameter.toString());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("claims", e);
        }
        if (!asked.isObject()) {
            throw new IllegalArgumentException("claims");
        }
        JsonNode id = asked.path("id_token");
        List<String> subjects = new ArrayList<>(values(id.path("sub")));
        subjects.addAll(values(asked.path("userinfo").path("sub")));
        if (subjects.stream().distinct().count() > 1) {
            throw new IllegalArgumentException("claims");
        }
        JsonNode level = id.path("acr");
        return new AskedClaims(
                subjects.isEmpty() ? null : subjects.getFirst(),
                values(level),
                level.path("essential").asBoolean(false));
    }

    private static List<String> values(JsonNode claim) {
        List<String> values = new ArrayList<>();
        if (claim.path("value").isString()) {
            values.add(claim.path("value").asString());
        }
        claim.path("values")
                .forEach(value -> {
                    if (value.isString()) {
                        values.add(value.asString());
                    }
                });
        return values;
    }
}
