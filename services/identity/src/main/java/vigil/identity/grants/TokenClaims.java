package vigil.identity.grants;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;
import vigil.identity.apikeys.ApiKey;
import vigil.identity.apikeys.ApiKeys;
import vigil.identity.clients.Client;
import vigil.identity.clients.ClientProfile;
import vigil.identity.clients.Clients;
import vigil.identity.factors.Factor;
import vigil.identity.factors.Level;
import vigil.identity.keys.KeyRing;
import vigil.identity.officers.Officer;
import vigil.identity.officers.Officers;
import vigil.identity.reviews.AccessUses;
import vigil.identity.sessions.SessionCookie;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.Role;

/**
 * What an access token says (docs/architecture.md). Institution and roles are looked up whenever a
 * token is made, so a change holds from the next token on.
 */
@Component
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private static final String AUDIENCE = "vigil";
    private static final String ID_TOKEN = "id_token";

    private final Clients clients;
    private final Officers officers;
    private final KeyRing keys;
    private final ApiKeys apiKeys;
    private final AccessUses uses;
    private final GrantEnd end;

    TokenClaims(
            Clients clients,
            Officers officers,
            KeyRing keys,
            ApiKeys apiKeys,
            AccessUses uses,
            GrantEnd end) {
        this.end = end;
        this.uses = uses;
        this.apiKeys = apiKeys;
        this.clients = clients;
        this.officers = officers;
        this.keys = keys;
    }

    private record Holder(InstitutionId institution, Set<Role> roles) {}

    @Override
    public void customize(JwtEncodingContext context) {
        JWSAlgorithm algorithm = ClientProfile.of(context.getRegisteredClient()).algorithm();
        context.getJwsHeader()
                .algorithm(Objects.requireNonNull(SignatureAlgorithm.from(algorithm.getName())))
                .keyId(keys.signingKeyId(algorithm));
        sayHowSignedIn(context);
        nameSession(context);
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            String clientId = context.getRegisteredClient().getClientId();
            end.check(context);
            BoundKey.check(context);
            Holder holder = holder(context, clientId);
            // Plain lists: the grant's text admits no other kind.
            List<String> audience = new ArrayList<>(List.of(AUDIENCE));
            List<String> roles =
                    holder.roles().stream()
                            .map(Role::word)
                            .sorted()
                            .collect(Collectors.toCollection(ArrayList::new));
            context.getClaims()
                    .audience(audience)
                    .claim("client_id", clientId)
                    .claim("institution", holder.institution().value())
                    .claim("roles", roles);
            Delegation.mark(context);
            Revocable.mark(context);
            nameRoutes(context, clientId);
            Authentication holding = Objects.requireNonNull(context.getPrincipal());
            uses.note(holding.getName());
        }
    }

    /**
     * How the officer signed in: {@code acr}, {@code amr} and {@code auth_time} (OpenID Connect
     * Core, 2), in access tokens too (RFC 9470, 6.1). Machines did not.
     */
    private static void sayHowSignedIn(JwtEncodingContext context) {
        Authentication principal = context.getPrincipal();
        if (principal == null) {
            return;
        }
        Set<Factor> factors = SessionCookie.factors(principal.getAuthorities());
        if (factors.isEmpty()) {
            return;
        }
        context.getClaims()
                .claim("acr", Level.of(factors).reference())
                .claim("amr", new ArrayList<>(Level.methods(factors)));
        principal.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(FactorGrantedAuthority.class::cast)
                .map(FactorGrantedAuthority::getIssuedAt)
                .max(Comparator.naturalOrder())
                .ifPresent(at -> context.getClaims().claim("auth_time", Date.from(at)));
    }

    /** What a logout token says of the session (OpenID Connect Back-Channel Logout 1.0, 2.1). */
    private static void nameSession(JwtEncodingContext context) {
        OAuth2Authorization grant = context.getAuthorization();
        String session = grant == null ? null : Revocable.session(grant);
        if (session != null && ID_TOKEN.equals(context.getTokenType().getValue())) {
            context.getClaims().claim("sid", session);
        }
    }

    /** What of the address space a service's key opens; the gateway holds it to that. */
    private void nameRoutes(JwtEncodingContext context, String clientId) {
        if (!clientId.startsWith(ApiKey.PREFIX)) {
            return;
        }
        List<String> routes =
                apiKeys.of(clientId)
                        .map(known -> known.key().scope().routes())
                        .orElseThrow(TokenClaims::refused);
        if (!routes.isEmpty()) {
            context.getClaims().claim("routes", new ArrayList<>(routes));
        }
        apiKeys.used(clientId);
    }

    private Holder holder(JwtEncodingContext context, String clientId) {
        Client client = clients.of(clientId).orElseThrow(TokenClaims::refused);
        InstitutionId institution = client.institution();
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            if (institution == null) {
                throw refused();
            }
            return new Holder(institution, client.roles());
        }
        Authentication principal = Objects.requireNonNull(context.getPrincipal());
        Optional<Officer> officer = officers.of(principal.getName()).filter(Officer::enabled);
        // A program of one institution is not for the officers of another.
        return officer.filter(
                        person -> institution == null || institution.equals(person.institution()))
                .map(person -> new Holder(person.institution(), person.roles()))
                .orElseThrow(TokenClaims::refused);
    }

    private static OAuth2AuthenticationException refused() {
        return new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }
}
