package vigil.gateway.sessions;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import vigil.kernel.identity.RandomId;

/** Proves to identity who asks, by a signature (private_key_jwt, OpenID Connect Core, 9). */
final class ClientProof {

    private static final String KIND = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final String client;
    private final String issuer;
    private final ECDSASigner signer;
    private final InstantSource clock;

    private ClientProof(String client, String issuer, ECDSASigner signer, InstantSource clock) {
        this.client = client;
        this.issuer = issuer;
        this.signer = signer;
        this.clock = clock;
    }

    static ClientProof of(SessionSettings settings, InstantSource clock) {
        try {
            String pem = Files.readString(settings.keyFile());
            byte[] encoded =
                    Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            ECPrivateKey key =
                    (ECPrivateKey)
                            KeyFactory.getInstance("EC")
                                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new ClientProof(
                    settings.client(), settings.issuer().toString(), new ECDSASigner(key), clock);
        } catch (IOException | GeneralSecurityException | JOSEException e) {
            throw new IllegalArgumentException(
                    "the key in " + settings.keyFile() + " is no P-256 key in PKCS#8", e);
        }
    }

    /** What goes with a question: an assertion that is good once, for a minute. */
    Map<String, String> parameters() {
        Instant now = clock.instant();
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .issuer(client)
                        .subject(client)
                        .audience(issuer)
                        .jwtID(RandomId.next())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)))
                        .build();
        SignedJWT assertion = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
        try {
            assertion.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("the door's key does not sign", e);
        }
        return Map.of(
                "client_id",
                client,
                "client_assertion_type",
                KIND,
                "client_assertion",
                assertion.serialize());
    }
}
