package vigil.gateway.street;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Signs tokens as identity does. */
public final class Issuer {

    public static final String ADDRESS = "https://localhost:8443";

    private volatile RSAKey key = newKey("first");

    /** From now on another key signs, and it alone is published. */
    public void changeKey(String keyId) {
        key = newKey(keyId);
    }

    public RSAKey key() {
        return key;
    }

    public String keySet() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /** A token that is in order. */
    public String token() {
        return token(claims().build());
    }

    public String token(JWTClaimsSet claims) {
        return token(header().build(), claims);
    }

    public String token(JWSHeader header, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    public JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID());
    }

    /** The claims of a token that is in order and ends in five minutes. */
    public JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ADDRESS)
                .subject("demo-machine")
                .audience("vigil")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .jwtID(UUID.randomUUID().toString())
                .claim("client_id", "demo-machine")
                .claim("institution", "demo")
                .claim("roles", List.of("machine"));
    }

    private static RSAKey newKey(String keyId) {
        try {
            return new RSAKeyGenerator(2048).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("no key could be made", e);
        }
    }
}
