package vigil.identity.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URL;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtEncodingException;
import org.springframework.stereotype.Component;

/**
 * Signs tokens by the ring. The library's own signer does not tell Java that a key lies in a token,
 * and then PS256 is tried where the key is not.
 */
@Component
final class SignedTokens implements JwtEncoder {

    private final KeyRing keys;

    SignedTokens(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public Jwt encode(JwtEncoderParameters wanted) {
        JwsHeader asked = Objects.requireNonNull(wanted.getJwsHeader());
        JWSAlgorithm algorithm = JWSAlgorithm.parse(asked.getAlgorithm().getName());
        JWSHeader.Builder header = new JWSHeader.Builder(algorithm);
        if (asked.getType() != null) {
            header.type(new JOSEObjectType(asked.getType()));
        }
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
        wanted.getClaims().getClaims().forEach((name, value) -> claims.claim(name, plain(value)));
        try {
            SignedJWT signed = keys.sign(header, claims.build());
            Map<String, Object> headers = signed.getHeader().toJSONObject();
            return new Jwt(
                    signed.serialize(),
                    wanted.getClaims().getIssuedAt(),
                    wanted.getClaims().getExpiresAt(),
                    headers,
                    wanted.getClaims().getClaims());
        } catch (JOSEException e) {
            throw new JwtEncodingException("a key of ours does not sign", e);
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Instant moment) {
            return Date.from(moment);
        }
        return value instanceof URL address ? address.toString() : value;
    }
}
