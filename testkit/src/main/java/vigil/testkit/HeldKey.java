package vigil.testkit;

import com.nimbusds.jose.JOSEException;
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
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;

/** A caller's key, to which tokens may be bound, and the proofs that it makes (RFC 9449). */
public final class HeldKey {

    private final ECKey key;

    private HeldKey(ECKey key) {
        this.key = key;
    }

    public static HeldKey make() {
        try {
            return new HeldKey(new ECKeyGenerator(Curve.P_256).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String thumbprint() {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A fresh proof for one request with a token. */
    public String proof(String method, String path, String token) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8));
            SignedJWT proof =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.ES256)
                                    .type(new JOSEObjectType("dpop+jwt"))
                                    .jwk(key.toPublicJWK())
                                    .build(),
                            new JWTClaimsSet.Builder()
                                    .jwtID(UUID.randomUUID().toString())
                                    .claim("htm", method)
                                    .claim("htu", Issuer.NAME + path)
                                    .claim(
                                            "ath",
                                            Base64.getUrlEncoder()
                                                    .withoutPadding()
                                                    .encodeToString(hash))
                                    .issueTime(new Date())
                                    .build());
            proof.sign(new ECDSASigner(key));
            return proof.serialize();
        } catch (JOSEException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
