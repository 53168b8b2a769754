package vigil.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A program's key: for its assertions, its signed requests and its proofs. */
final class HeldKey {

    /** Registered for the clients {@code fapi} and {@code signing-fapi}. */
    static final HeldKey CLIENT = make();

    static final HeldKey OTHER_CLIENT = make();

    private final ECKey key;

    private HeldKey(ECKey key) {
        this.key = key;
    }

    static HeldKey make() {
        try {
            return new HeldKey(
                    new ECKeyGenerator(Curve.P_256)
                            .keyUse(KeyUse.SIGNATURE)
                            .keyID(UUID.randomUUID().toString())
                            .algorithm(JWSAlgorithm.ES256)
                            .generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a client registers it. */
    String published() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    ECKey publicHalf() {
        return key.toPublicJWK();
    }

    String privateHalf() {
        return key.toJSONString();
    }

    /** The claims of a good assertion (private_key_jwt). */
    static JWTClaimsSet.Builder assertion(String client) {
        return new JWTClaimsSet.Builder()
                .issuer(client)
                .subject(client)
                .claim("aud", RunningIdentity.ISSUER)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }

    String sign(JWTClaimsSet claims) throws JOSEException {
        return sign(claims, header -> header);
    }

    String sign(JWTClaimsSet claims, UnaryOperator<JWSHeader.Builder> change) throws JOSEException {
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID());
        SignedJWT jwt = new SignedJWT(change.apply(header).build(), claims);
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    /** The two parameters with which a client proves itself. */
    Map<String, String> proofOf(String client) throws JOSEException {
        return Map.of(
                "client_id",
                client,
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                sign(assertion(client).build()));
    }

    /** A proof of possession for an address of the provider. */
    String proof(String method, String path) throws JOSEException {
        return proofFor(method, RunningIdentity.ISSUER + path);
    }

    /** A proof for a request that is posted. */
    String proofAt(String address) throws JOSEException {
        return proofFor("POST", address);
    }

    private String proofFor(String method, String address) throws JOSEException {
        return proof(
                new JWTClaimsSet.Builder()
                        .jwtID(UUID.randomUUID().toString())
                        .claim("htm", method)
                        .claim("htu", address)
                        .issueTime(new Date())
                        .build());
    }

    String proof(JWTClaimsSet claims) throws JOSEException {
        return sign(
                claims,
                header ->
                        header.type(new JOSEObjectType("dpop+jwt"))
                                .keyID(null)
                                .jwk(key.toPublicJWK()));
    }
}
