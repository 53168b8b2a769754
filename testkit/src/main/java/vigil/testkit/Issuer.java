package vigil.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Signs tokens and publishes the key, as identity does. */
public final class Issuer {

    public static final String NAME = "https://issuer.test";

    private final RSAKey key;
    private final HttpServer server;

    Issuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/oauth2/jwks",
                    exchange -> {
                        exchange.getResponseHeaders().add("Content-Type", "application/json");
                        exchange.sendResponseHeaders(200, keys.length);
                        exchange.getResponseBody().write(keys);
                        exchange.close();
                    });
            server.start();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String keysAddress() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/oauth2/jwks";
    }

    /** A token of five minutes, of somebody who has just signed in with two factors. */
    public String token(String institution, String... roles) {
        return sign(claims(institution, roles).build());
    }

    /** The same, bound to a key. */
    public String boundToken(HeldKey held, String institution, String... roles) {
        return sign(
                claims(institution, roles).claim("cnf", Map.of("jkt", held.thumbprint())).build());
    }

    /** A token of somebody who signed in so long ago, as strongly as {@code acr} says. */
    public String signedInToken(Duration ago, int level, String institution, String... roles) {
        return sign(
                claims(institution, roles)
                        .claim("acr", "urn:vigil:acr:" + level)
                        .claim("auth_time", Instant.now().minus(ago).getEpochSecond())
                        .build());
    }

    private static JWTClaimsSet.Builder claims(String institution, String... roles) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(NAME)
                .subject(institution + "-" + String.join("-", roles))
                .audience("vigil")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .jwtID(UUID.randomUUID().toString())
                .claim("acr", "urn:vigil:acr:2")
                .claim("auth_time", now.getEpochSecond())
                .claim("institution", institution)
                .claim("roles", List.of(roles));
    }

    private String sign(JWTClaimsSet claims) {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                        claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
