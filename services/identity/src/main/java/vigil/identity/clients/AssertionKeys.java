package vigil.identity.clients;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;
import vigil.identity.replays.SeenOnce;
import vigil.kernel.tokens.TokenSecurity.TokenSettings;

/**
 * Checks what a client signs to prove itself (RFC 7523): with a key that it registered, by PS256 or
 * ES256, for this issuer alone, and once.
 */
@Component
public final class AssertionKeys implements JwtDecoderFactory<RegisteredClient> {

    /** What clients may sign with (FAPI 2.0, 5.4). */
    public static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    /** FAPI 2.0, 5.3.2.1: ten seconds ahead must be borne, sixty must not. */
    private static final Duration LEEWAY = Duration.ofSeconds(15);

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);
    private static final int LONGEST = 8_192;

    private final TokenSettings settings;
    private final SeenOnce seen;
    private final InstantSource clock;

    AssertionKeys(TokenSettings settings, SeenOnce seen, InstantSource clock) {
        this.settings = settings;
        this.seen = seen;
        this.clock = clock;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        NimbusJwtDecoder decoder = signatures(ClientProfile.of(client));
        return assertion -> {
            if (assertion.length() > LONGEST) {
                throw new BadJwtException("oversized");
            }
            Jwt jwt = decoder.decode(assertion);
            String fault = fault(jwt, assertion, client.getClientId());
            if (fault != null) {
                throw new BadJwtException(fault);
            }
            return jwt;
        };
    }

    /** Verifies signatures by a client's registered keys; judges no claim. */
    public static NimbusJwtDecoder signatures(ClientProfile profile) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(
                        ALGORITHMS, new ImmutableJWKSet<>(profile.keys())));
        processor.setJWSTypeVerifier((type, context) -> {});
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(jwt -> OAuth2TokenValidatorResult.success());
        return decoder;
    }

    private @Nullable String fault(Jwt jwt, String assertion, String client) {
        Instant now = clock.instant();
        Instant end = jwt.getExpiresAt();
        if (!client.equals(jwt.getClaimAsString("iss")) || !client.equals(jwt.getSubject())) {
            return "subject";
        }
        if (!settings.issuer().toString().equals(audience(assertion))) {
            return "audience";
        }
        if (end == null || !now.isBefore(end.plus(LEEWAY))) {
            return "expired";
        }
        boolean ahead =
                isAhead(jwt.getNotBefore(), now)
                        || isAhead(jwt.getIssuedAt(), now)
                        || end.isAfter(now.plus(LONGEST_LIFE));
        if (ahead) {
            return "time";
        }
        String id = jwt.getId();
        boolean first =
                id != null && seen.isFirst("assertion " + client + " " + id, end.plus(LEEWAY));
        return first ? null : "replayed";
    }

    private static boolean isAhead(@Nullable Instant moment, Instant now) {
        return moment != null && moment.isAfter(now.plus(LEEWAY));
    }

    /** FAPI 2.0, 5.3.2.1: the issuer as a string and nothing else. */
    private static @Nullable String audience(String assertion) {
        try {
            Map<String, Object> claims = SignedJWT.parse(assertion).getPayload().toJSONObject();
            return claims.get("aud") instanceof String audience ? audience : null;
        } catch (ParseException e) {
            return null;
        }
    }
}
