package vigil.identity.requests;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.stereotype.Component;
import vigil.identity.clients.Client;
import vigil.identity.clients.Clients;

/**
 * Reads what a browser brings to the authorization endpoint. Clients whose profile asks for it must
 * have pushed their request; a signed one is taken through the back door alone.
 */
@Component
public final class DirectRequests {

    private final OAuth2AuthorizationCodeRequestAuthenticationConverter library =
            new OAuth2AuthorizationCodeRequestAuthenticationConverter();
    private final Clients clients;

    DirectRequests(Clients clients) {
        this.clients = clients;
    }

    /** What was asked for, in the words of the protocol's library. */
    public @Nullable Authentication read(HttpServletRequest request) {
        if (request.getParameter("request") != null) {
            throw refused("request_not_supported");
        }
        Map<String, String[]> parameters = new LinkedHashMap<>(request.getParameterMap());
        RequestParameters.keepKnownScopes(parameters);
        Authentication asked = library.convert(new RequestParameters(request, parameters));
        if (asked instanceof OAuth2AuthorizationCodeRequestAuthenticationToken code
                && !code.getAdditionalParameters().containsKey("request_uri")) {
            Client client = clients.of(code.getClientId()).orElse(null);
            if (client != null && client.profile().mustPush()) {
                throw refused("invalid_request");
            }
        }
        return asked;
    }

    /** Without a redirect: nothing of the request was checked. */
    private static OAuth2AuthorizationCodeRequestAuthenticationException refused(String error) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(error), null);
    }
}
