package vigil.identity.requests;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vigil.identity.clients.AssertionKeys;
import vigil.identity.clients.ClientProfile;
import vigil.kernel.tokens.TokenSecurity.TokenSettings;

/**
 * Reads signed authorization requests (JAR, RFC 9101) as strictly as FAPI 2.0 Message Signing,
 * 5.3.1: signed by a registered key, for this issuer, living at most an hour.
 */
@Component
final class RequestObjects {

    private static final Duration LEEWAY = Duration.ofSeconds(15);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(60);
    private static final int LONGEST = 16_384;
    private static final Set<JOSEObjectType> TYPES =
            Set.of(JOSEObjectType.JWT, new JOSEObjectType("oauth-authz-req+jwt"));

    /** Claims about the object itself; the rest are parameters of the request. */
    private static final Set<String> ABOUT =
            Set.of("iss", "aud", "exp", "nbf", "iat", "jti", "sub", "request", "request_uri");

    private final TokenSettings settings;
    private final InstantSource clock;

    RequestObjects(TokenSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** A request object that is not acceptable; the message is a code. */
    static final class Unacceptable extends Exception {

        private static final long serialVersionUID = 1L;

        Unacceptable(String code) {
            super(code);
        }
    }

    /** The parameters that the client signed. */
    Map<String, String> read(String object, String client, ClientProfile profile)
            throws Unacceptable {
        if (object.length() > LONGEST) {
            throw new Unacceptable("oversized");
        }
        try {
            SignedJWT jwt = SignedJWT.parse(object);
            JOSEObjectType type = jwt.getHeader().getType();
            if (type != null && !TYPES.contains(type)) {
                throw new Unacceptable("type");
            }
            AssertionKeys.signatures(profile).decode(object);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            String fault = fault(claims, client);
            if (fault != null) {
                throw new Unacceptable(fault);
            }
            return parameters(claims);
        } catch (JwtException e) {
            throw new Unacceptable("signature");
        } catch (ParseException e) {
            throw new Unacceptable("malformed");
        }
    }

    private @Nullable String fault(JWTClaimsSet claims, String client) throws ParseException {
        Instant now = clock.instant();
        Date begin = claims.getNotBeforeTime();
        Date end = claims.getExpirationTime();
        if (!client.equals(claims.getIssuer()) || !client.equals(claims.getClaim("client_id"))) {
            return "client";
        }
        if (!claims.getAudience().contains(settings.issuer().toString())) {
            return "audience";
        }
        if (begin == null || end == null) {
            return "life";
        }
        if (!now.isBefore(end.toInstant().plus(LEEWAY))) {
            return "expired";
        }
        boolean outOfTime =
                begin.toInstant().isAfter(now.plus(LEEWAY))
                        || begin.toInstant().isBefore(now.minus(LONGEST_LIFE))
                        || end.toInstant().isAfter(begin.toInstant().plus(LONGEST_LIFE));
        return outOfTime ? "time" : null;
    }

    private static Map<String, String> parameters(JWTClaimsSet claims) throws Unacceptable {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Map.Entry<String, Object> claim : claims.getClaims().entrySet()) {
            if (ABOUT.contains(claim.getKey()) || claim.getValue() == null) {
                continue;
            }
            Object value = claim.getValue();
            if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
                if (!claim.getKey().equals("claims") || !(value instanceof Map<?, ?> asked)) {
                    throw new Unacceptable("parameter");
                }
                value = JsonMapper.shared().writeValueAsString(asked);
            }
            parameters.put(claim.getKey(), value.toString());
        }
        return parameters;
    }
}
