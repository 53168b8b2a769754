package vigil.identity.requests;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
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

    private static final String PUSHED = "urn:ietf:params:oauth:request_uri:";
    private static final Authentication NOBODY =
            new AnonymousAuthenticationToken(
                    "nobody", "nobody", AuthorityUtils.createAuthorityList("ROLE_NOBODY"));

    private final OAuth2AuthorizationCodeRequestAuthenticationConverter library =
            new OAuth2AuthorizationCodeRequestAuthenticationConverter();
    private final Clients clients;

    DirectRequests(Clients clients) {
        this.clients = clients;
    }

    /** What was asked for, in the words of the protocol's library. */
    public @Nullable Authentication read(HttpServletRequest request) {
        if (request.getParameter("request") != null) {
            throw refused("request_not_supported", request);
        }
        String reference = request.getParameter("request_uri");
        if (reference != null && !reference.startsWith(PUSHED)) {
            throw refused("request_uri_not_supported", request);
        }
        Map<String, String[]> parameters = new LinkedHashMap<>(request.getParameterMap());
        RequestParameters.keepKnownScopes(parameters);
        Authentication asked = library.convert(new RequestParameters(request, parameters));
        if (asked instanceof OAuth2AuthorizationCodeRequestAuthenticationToken code
                && !code.getAdditionalParameters().containsKey("request_uri")) {
            Client client = clients.of(code.getClientId()).orElse(null);
            if (client != null && client.profile().mustPush()) {
                throw refused("invalid_request", null);
            }
        }
        return asked;
    }

    /**
     * Nothing of the request was checked: only a program that names itself and an address of its
     * own to the letter is told (OpenID Connect Core, 3.1.2.6), anybody else sees a page.
     */
    private OAuth2AuthorizationCodeRequestAuthenticationException refused(
            String error, @Nullable HttpServletRequest request) {
        String address = request == null ? null : only(request, "redirect_uri");
        String id = request == null ? null : only(request, "client_id");
        boolean known =
                address != null
                        && id != null
                        && clients.of(id)
                                .filter(client -> !client.profile().mustPush())
                                .filter(client ->
                                        client.redirectUris().stream()
                                                .anyMatch(each -> each.toString().equals(address)))
                                .isPresent();
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error(error),
                known
                        ? asked(
                                Objects.requireNonNull(request),
                                Objects.requireNonNull(id),
                                Objects.requireNonNull(address))
                        : null);
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationToken asked(
            HttpServletRequest request, String id, String address) {
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                request.getRequestURL().toString(),
                id,
                NOBODY,
                address,
                only(request, "state"),
                Set.of(),
                Map.of());
    }

    private static @Nullable String only(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null || values.length != 1 ? null : values[0];
    }
}
