package vigil.identity.requests;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/** A request with other parameters in its form than were sent. */
final class RequestParameters extends HttpServletRequestWrapper {

    private static final String SCOPE = "scope";

    private final Map<String, String[]> parameters = new LinkedHashMap<>();

    RequestParameters(HttpServletRequest request, Map<String, String[]> parameters) {
        super(request);
        this.parameters.putAll(parameters);
    }

    /**
     * Leaves out of {@code scope} what is none here (OpenID Connect Core, 3.1.2.1: it should be
     * ignored); the answer says what was granted (RFC 6749, 3.3).
     */
    static void keepKnownScopes(Map<String, String[]> parameters) {
        String[] asked = parameters.get(SCOPE);
        if (asked == null || asked.length != 1) {
            return; // None, or repeated, which is refused.
        }
        String known =
                Arrays.stream(asked[0].split(" "))
                        .filter(OidcScopes.OPENID::equals)
                        .collect(Collectors.joining(" "));
        if (known.isEmpty()) {
            parameters.remove(SCOPE);
        } else {
            parameters.put(SCOPE, new String[] {known});
        }
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }
}
