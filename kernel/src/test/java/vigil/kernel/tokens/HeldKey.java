package vigil.kernel.tokens;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A caller's key and the proofs that it makes. */
final class HeldKey {

    private final ECKey key;

    private HeldKey(ECKey key) {
        this.key = key;
    }

    static HeldKey make() throws Exception {
        return new HeldKey(new ECKeyGenerator(Curve.P_256).generate());
    }

    String thumbprint() throws Exception {
        return key.computeThumbprint().toString();
    }

    /** The claims of a good proof for a token. */
    static JWTClaimsSet.Builder claims(String method, String address, String token)
            throws Exception {
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        return new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .claim("htm", method)
                .claim("htu", address)
                .claim("ath", Base64.getUrlEncoder().withoutPadding().encodeToString(hash))
                .issueTime(Date.from(Instant.now()));
    }

    String proof(JWTClaimsSet claims) throws Exception {
        return proof(claims, header -> header);
    }

    String proof(JWTClaimsSet claims, UnaryOperator<JWSHeader.Builder> change) throws Exception {
        JWSHeader.Builder header =
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("dpop+jwt"))
                        .jwk(key.toPublicJWK());
        SignedJWT jwt = new SignedJWT(change.apply(header).build(), claims);
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }
}
