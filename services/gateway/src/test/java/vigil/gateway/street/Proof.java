package vigil.gateway.street;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Proofs of possession (RFC 9449) as a caller makes them. */
public final class Proof {

    private Proof() {}

    /**
     * @param path below the address of the issuer
     */
    public static String of(
            ECKey key, String token, String method, String path, @Nullable String nonce)
            throws JOSEException, NoSuchAlgorithmException {
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        SignedJWT proof =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .type(new JOSEObjectType("dpop+jwt"))
                                .jwk(key.toPublicJWK())
                                .build(),
                        new JWTClaimsSet.Builder()
                                .jwtID(UUID.randomUUID().toString())
                                .claim("htm", method)
                                .claim("htu", Issuer.ADDRESS + path)
                                .claim("ath", Base64URL.encode(hash).toString())
                                .claim("nonce", nonce)
                                .issueTime(new Date())
                                .build());
        proof.sign(new ECDSASigner(key));
        return proof.serialize();
    }
}
