package vigil.identity.requests;

import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;

/** What every authorization request must keep to, besides the library's own rules. */
public final class RequestRules
        implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    /** How an answer may be sent; the last two are signed (JARM). */
    public static final Set<String> ANSWERS = Set.of("query", "jwt", "query.jwt");

    private static final int LONGEST_VALUE = 2_048;

    private final Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> library =
            new OAuth2AuthorizationCodeRequestAuthenticationValidator();

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken asked = context.getAuthentication();
        // FAPI 2.0, 5.3.2.2: the address is always named.
        if (asked.getRedirectUri() == null || asked.getRedirectUri().isEmpty()) {
            throw refused(asked, false, "invalid_request");
        }
        library.accept(context);
        boolean repeated =
                asked.getAdditionalParameters().values().stream()
                        .anyMatch(value -> !(value instanceof String));
        boolean oversized =
                asked.getAdditionalParameters().values().stream()
                                .anyMatch(value -> value.toString().length() > LONGEST_VALUE)
                        || Objects.requireNonNullElse(asked.getState(), "").length()
                                > LONGEST_VALUE;
        if (asked.getAdditionalParameters().containsKey("authorization_details")) {
            // RFC 9396, 5: of no type that is known here; less than was asked for is never given.
            throw refused(asked, true, "invalid_authorization_details");
        }
        Object answer = asked.getAdditionalParameters().getOrDefault("response_mode", "query");
        if (repeated || oversized || !ANSWERS.contains(answer.toString())) {
            throw refused(asked, true, "invalid_request");
        }
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationException refused(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked,
            boolean mayRedirect,
            String error) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(error), mayRedirect ? asked : null);
    }
}
