package vigil.identity.stepup;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;
import vigil.identity.grants.Grants;
import vigil.identity.requests.RequestRules;

/** What a browser at the authorization endpoint asks for: there and then, or pushed before. */
@Component
class AskedRequests {

    private static final String PUSHED = "urn:ietf:params:oauth:request_uri:";
    private static final OAuth2TokenType STATE = new OAuth2TokenType("state");
    private static final Authentication NOBODY =
            new AnonymousAuthenticationToken(
                    "nobody", "nobody", AuthorityUtils.createAuthorityList("ROLE_NOBODY"));

    private final Grants grants;
    private final RegisteredClientRepository clients;
    private final RequestRules rules = new RequestRules();

    AskedRequests(Grants grants, RegisteredClientRepository clients) {
        this.grants = grants;
        this.clients = clients;
    }

    /**
     * Holds a request against our own rules, too: the library's check of what comes with a browser
     * knows only its own.
     *
     * @throws OAuth2AuthorizationCodeRequestAuthenticationException when it breaks one
     */
    void check(OAuth2AuthorizationCodeRequestAuthenticationToken asked) {
        RegisteredClient client = clients.findByClientId(asked.getClientId());
        if (client != null) {
            rules.accept(
                    OAuth2AuthorizationCodeRequestAuthenticationContext.with(asked)
                            .registeredClient(client)
                            .build());
        }
    }

    /** The request, where it was checked and may be answered at its redirect address. */
    Optional<OAuth2AuthorizationCodeRequestAuthenticationToken> of(HttpServletRequest request) {
        String pushed = request.getParameter("request_uri");
        if (pushed != null) {
            return pushed.startsWith(PUSHED)
                    ? pushed(pushed.substring(PUSHED.length()), request)
                    : Optional.empty();
        }
        // The library leaves it here once it has checked it.
        Object checked =
                request.getAttribute(
                        OAuth2AuthorizationCodeRequestAuthenticationToken.class.getName());
        return Optional.ofNullable((OAuth2AuthorizationCodeRequestAuthenticationToken) checked);
    }

    private Optional<OAuth2AuthorizationCodeRequestAuthenticationToken> pushed(
            String state, HttpServletRequest request) {
        OAuth2Authorization grant = grants.findByToken(state, STATE);
        OAuth2AuthorizationRequest asked =
                grant == null
                        ? null
                        : grant.getAttribute(OAuth2AuthorizationRequest.class.getName());
        if (asked == null || !asked.getClientId().equals(request.getParameter("client_id"))) {
            return Optional.empty();
        }
        return Optional.of(
                new OAuth2AuthorizationCodeRequestAuthenticationToken(
                        asked.getAuthorizationUri(),
                        asked.getClientId(),
                        NOBODY,
                        asked.getRedirectUri(),
                        asked.getState(),
                        asked.getScopes(),
                        asked.getAdditionalParameters()));
    }
}
