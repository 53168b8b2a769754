package vigil.identity.responses;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2TokenIntrospectionClaimNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vigil.identity.clients.Client;
import vigil.identity.clients.Clients;
import vigil.kernel.identity.InstitutionId;

/**
 * Says what a token is (RFC 7662), signed where the program wants that (RFC 9701): its own tokens
 * to every program, those of its institution to a program that belongs to one. Of any other it
 * learns that it is none.
 */
@Component
public final class IntrospectionAnswers implements AuthenticationSuccessHandler {

    private static final String SIGNED = "token-introspection+jwt";
    private static final String SIGNED_TYPE = "application/" + SIGNED;
    private static final Map<String, Object> NONE =
            Map.of(OAuth2TokenIntrospectionClaimNames.ACTIVE, false);

    private final Clients clients;
    private final SignedAnswers signed;

    IntrospectionAnswers(Clients clients, SignedAnswers signed) {
        this.clients = clients;
        this.signed = signed;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication result)
            throws IOException {
        OAuth2TokenIntrospectionAuthenticationToken asked =
                (OAuth2TokenIntrospectionAuthenticationToken) result;
        Client client = client(asked);
        Map<String, Object> claims = asked.getTokenClaims().getClaims();
        Map<String, Object> told = isFor(client, claims) ? plain(claims) : NONE;
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (wantsSigned(request)) {
            SignedAnswers.Said said =
                    new SignedAnswers.Said(
                            client.id(),
                            client.profile().algorithm(),
                            Map.of("token_introspection", told));
            JWSHeader.Builder header =
                    new JWSHeader.Builder(said.algorithm()).type(new JOSEObjectType(SIGNED));
            response.setContentType(SIGNED_TYPE);
            response.getOutputStream()
                    .write(signed.signForGood(said, header).getBytes(StandardCharsets.US_ASCII));
        } else {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            JsonMapper.shared().writeValue(response.getOutputStream(), told);
        }
    }

    private Client client(OAuth2TokenIntrospectionAuthenticationToken asked) {
        OAuth2ClientAuthenticationToken caller =
                (OAuth2ClientAuthenticationToken) Objects.requireNonNull(asked.getPrincipal());
        String id = Objects.requireNonNull(caller.getRegisteredClient()).getClientId();
        return clients.of(id).orElseThrow();
    }

    private static boolean isFor(Client client, Map<String, Object> claims) {
        InstitutionId institution = client.institution();
        return client.id().equals(claims.get(OAuth2TokenIntrospectionClaimNames.CLIENT_ID))
                || (institution != null && institution.value().equals(claims.get("institution")));
    }

    private static boolean wantsSigned(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(SIGNED_TYPE);
    }

    private static Map<String, Object> plain(Map<String, Object> claims) {
        Map<String, Object> plain = new LinkedHashMap<>();
        claims.forEach((name, value) -> plain.put(name, plain(name, value)));
        return plain;
    }

    private static Object plain(String name, Object value) {
        if (value instanceof Instant moment) {
            return moment.getEpochSecond();
        }
        if (value instanceof java.util.Date moment) {
            return moment.toInstant().getEpochSecond();
        }
        if (value instanceof Iterable<?> scopes
                && name.equals(OAuth2TokenIntrospectionClaimNames.SCOPE)) {
            StringBuilder words = new StringBuilder();
            scopes.forEach(scope -> words.append(words.isEmpty() ? "" : " ").append(scope));
            return words.toString();
        }
        return value instanceof URL address ? address.toString() : value;
    }
}
