package vigil.identity.requests;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.stereotype.Component;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.identity.alarms.Alarms;
import vigil.identity.clients.ClientProfile;
import vigil.identity.proofs.ProvenKey;

/**
 * Reads pushed requests (RFC 9126): a signed one says all by itself, and a proof that comes along
 * binds the code to its key (RFC 9449, 10.1).
 */
@Component
public final class PushedRequests {

    /** The key that must be proven when the code is redeemed. */
    public static final String BOUND_TO = "dpop_jkt";

    /** How the client proves itself is no part of what it asks for. */
    private static final Set<String> PROOFS =
            Set.of("client_assertion", "client_assertion_type", "client_secret", "request");

    private final OAuth2AuthorizationCodeRequestAuthenticationConverter library =
            new OAuth2AuthorizationCodeRequestAuthenticationConverter();
    private final RequestObjects objects;
    private final Alarms alarms;

    PushedRequests(RequestObjects objects, Alarms alarms) {
        this.objects = objects;
        this.alarms = alarms;
    }

    /** What was asked for, in the words of the protocol's library. */
    public @Nullable Authentication read(HttpServletRequest request) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (!(caller instanceof OAuth2ClientAuthenticationToken proven)
                || proven.getRegisteredClient() == null) {
            return library.convert(request);
        }
        RegisteredClient client = proven.getRegisteredClient();
        Map<String, String[]> asked = asked(request, client);
        asked.keySet().removeAll(PROOFS);
        RequestParameters.keepKnownScopes(asked);
        Optional<String> key = ProvenKey.of(request);
        String[] named = asked.get(BOUND_TO);
        if (named != null && key.isPresent() && !named[0].equals(key.get())) {
            throw refused("invalid_dpop_proof", "another key", client.getClientId());
        }
        key.ifPresent(thumbprint -> asked.put(BOUND_TO, new String[] {thumbprint}));
        return library.convert(new RequestParameters(request, asked));
    }

    private Map<String, String[]> asked(HttpServletRequest request, RegisteredClient client) {
        String object = request.getParameter("request");
        ClientProfile profile = ClientProfile.of(client);
        String id = client.getClientId();
        if (object == null) {
            if (profile.signedRequests()) {
                throw refused("invalid_request", "unsigned", id);
            }
            return new LinkedHashMap<>(request.getParameterMap());
        }
        if (request.getParameter("request_uri") != null) {
            throw refused("invalid_request", "request_uri", id);
        }
        try {
            Map<String, String[]> signed = new LinkedHashMap<>();
            objects.read(object, id, profile)
                    .forEach((name, value) -> signed.put(name, new String[] {value}));
            return signed;
        } catch (RequestObjects.Unacceptable e) {
            throw refused("invalid_request_object", String.valueOf(e.getMessage()), id);
        }
    }

    private OAuth2AuthenticationException refused(String error, String reason, String client) {
        alarms.raise(Kind.REQUEST_REFUSED, client, reason);
        return new OAuth2AuthenticationException(new OAuth2Error(error));
    }
}
