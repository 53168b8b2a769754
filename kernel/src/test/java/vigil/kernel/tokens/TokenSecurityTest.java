package vigil.kernel.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.identity.Caller;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.ProblemHandler;
import vigil.kernel.problems.Refusal;

class TokenSecurityTest {

    private static final String ISSUER = "https://localhost:8443";

    private static RSAKey key;
    private static HttpServer keys;
    private static ConfigurableApplicationContext house;
    private static URI address;

    @BeforeAll
    static void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("k1").algorithm(JWSAlgorithm.RS256).generate();
        keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] set = new JWKSet(key.toPublicJWK()).toString().getBytes(UTF_8);
        keys.createContext(
                "/keys",
                exchange -> {
                    exchange.sendResponseHeaders(200, set.length);
                    exchange.getResponseBody().write(set);
                    exchange.close();
                });
        keys.start();
        house = house("http://127.0.0.1:" + keys.getAddress().getPort() + "/keys");
        address = address(house);
    }

    private static ConfigurableApplicationContext house(String keysAddress) {
        return new SpringApplicationBuilder(House.class)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "vigil.tokens.issuer=" + ISSUER,
                        "vigil.tokens.keys=" + keysAddress)
                .run();
    }

    private static URI address(ConfigurableApplicationContext running) {
        return URI.create(
                "http://127.0.0.1:"
                        + Objects.requireNonNull(
                                running.getEnvironment().getProperty("local.server.port")));
    }

    @AfterAll
    static void stop() {
        house.close();
        keys.stop(0);
    }

    @Test
    void aGoodTokenNamesItsCaller() throws Exception {
        HttpResponse<String> answer = get("/whoami", signed(claims -> claims));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("demo/ada/[ANALYST]");
    }

    @Test
    void aTokenThatExpiredAfterItWasRememberedIsRefused() throws Exception {
        String token =
                signed(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(3))));

        // Within the leeway for clocks when its signature is checked, yet past its end.
        assertThat(get("/whoami", token).statusCode()).isEqualTo(401);
    }

    @Test
    void withoutATokenNothingOpens() throws Exception {
        HttpResponse<String> answer = get("/whoami", "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("content-type").orElseThrow())
                .startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"unauthenticated\"");
    }

    @Test
    void theWrongRoleIsForbidden() throws Exception {
        HttpResponse<String> answer = get("/machines", signed(claims -> claims));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"forbidden\"");
    }

    @Test
    void aRefusalLeavesAsAProblemWithRetryAfter() throws Exception {
        HttpResponse<String> answer = get("/away", signed(claims -> claims));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("7");
        assertThat(answer.body()).contains("\"code\":\"unavailable\"", "\"retryAfterSeconds\":7");
    }

    @Test
    void anUnexpectedFailureTellsNothingAboutItself() throws Exception {
        HttpResponse<String> answer = get("/broken", signed(claims -> claims));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("\"code\":\"internal\"")
                .doesNotContain("DE89370400440532013000", "Exception");
    }

    @Test
    void withoutTheIssuersKeysTheDoorIsClosedForAMoment() throws Exception {
        try (ConfigurableApplicationContext alone = house("http://127.0.0.1:1/keys")) {
            HttpResponse<String> answer = get(address(alone), "/whoami", signed(claims -> claims));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
            assertThat(answer.body()).contains("\"code\":\"unavailable\"");
        }
    }

    @Test
    void badlyMadeTokensAreRefused() throws Exception {
        List<String> attacks =
                List.of(
                        "",
                        "x",
                        "a.b.c",
                        signed(claims -> claims.issuer("https://elsewhere")),
                        signed(claims -> claims.audience("somebody-else")),
                        signed(claims -> claims.audience((String) null)),
                        signed(claims ->
                                claims.expirationTime(Date.from(Instant.now().minusSeconds(60)))),
                        signed(claims ->
                                claims.notBeforeTime(Date.from(Instant.now().plusSeconds(60)))),
                        signed(claims -> claims.claim("institution", null)),
                        signed(claims -> claims.claim("institution", "../other")),
                        signed(claims -> claims.claim("roles", null)),
                        new PlainJWT(claims().build()).serialize(),
                        confusedWithTheKeyAsSecret(),
                        signedBy(
                                new RSAKeyGenerator(2048).keyID("k1").generate(),
                                JWSAlgorithm.RS256),
                        signedBy(key, JWSAlgorithm.RS512),
                        signedBy(key, JWSAlgorithm.PS256),
                        signed(claims -> claims).replaceAll("\\.[^.]*$", "."));

        for (String attack : attacks) {
            HttpResponse<String> answer = get("/whoami", attack);
            assertThat(answer.statusCode()).as(attack).isEqualTo(401);
            assertThat(answer.body()).contains("\"code\":\"unauthenticated\"");
        }
    }

    @Test
    void aTokenBoundToAKeyOpensWithAProofOfItOnce() throws Exception {
        HeldKey held = HeldKey.make();
        String token = bound(held);
        String proof = held.proof(HeldKey.claims("GET", ISSUER + "/whoami", token).build());

        HttpResponse<String> first = get("/whoami", "DPoP " + token, proof);
        HttpResponse<String> again = get("/whoami", "DPoP " + token, proof);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("DPoP ");
    }

    @Test
    void aBoundTokenOpensNothingWithoutItsProof() throws Exception {
        HeldKey held = HeldKey.make();
        String token = bound(held);
        HeldKey thief = HeldKey.make();
        String stolen = thief.proof(HeldKey.claims("GET", ISSUER + "/whoami", token).build());
        String elsewhere = held.proof(HeldKey.claims("GET", ISSUER + "/other", token).build());

        assertThat(get("/whoami", token).statusCode()).as("as bearer").isEqualTo(401);
        assertThat(get("/whoami", "DPoP " + token, stolen).statusCode()).isEqualTo(401);
        assertThat(get("/whoami", "DPoP " + token, elsewhere).statusCode()).isEqualTo(401);
        assertThat(get("/whoami", "DPoP " + token, "x").statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenBoundToNothingIsNotShownAsBound() throws Exception {
        String token = signed(claims -> claims);
        HeldKey held = HeldKey.make();
        String proof = held.proof(HeldKey.claims("GET", ISSUER + "/whoami", token).build());

        assertThat(get("/whoami", "DPoP " + token, proof).statusCode()).isEqualTo(401);
    }

    @Test
    void aSensitiveOperationNeedsASignInThatIsRecentAndStrong() throws Exception {
        String path = "/v1/case-exports/7"; // Within the hour, with two factors.

        HttpResponse<String> old = get(path, signedIn(2, 3_700));

        assertThat(get(path, signedIn(2, 3_500)).statusCode()).isEqualTo(200);
        assertThat(get(path, signedIn(3, 0)).statusCode()).isEqualTo(200);
        assertThat(get(path, signedIn(1, 0)).statusCode()).isEqualTo(401);
        assertThat(get(path, signed(claims -> claims)).statusCode()).isEqualTo(401);
        assertThat(get("/v1/case%2Dexports/7", signedIn(2, 3_700)).statusCode()).isEqualTo(401);
        assertThat(old.statusCode()).isEqualTo(401);
        assertThat(old.headers().firstValue("WWW-Authenticate"))
                .hasValue(
                        "Bearer error=\"insufficient_user_authentication\", acr_values=\"urn:vigil:acr:2\", max_age=\"3600\"");
        assertThat(old.body()).contains("\"code\":\"step-up-needed\"");
        assertThat(get("/whoami", signedIn(1, 30_000)).statusCode()).isEqualTo(200);
    }

    @Test
    void aProgramThatActsForItselfHasNoSignIn() throws Exception {
        String own = signed(claims -> claims.claim("client_id", "ada"));
        String another = signed(claims -> claims.claim("client_id", "console"));

        assertThat(get("/v1/case-exports/7", own).statusCode()).isEqualTo(200);
        assertThat(get("/v1/case-exports/7", another).statusCode()).isEqualTo(401);
    }

    private static String signedIn(int level, long secondsAgo) throws Exception {
        return signed(claims ->
                claims.claim("acr", "urn:vigil:acr:" + level)
                        .claim("auth_time", Instant.now().getEpochSecond() - secondsAgo));
    }

    private static String bound(HeldKey held) throws Exception {
        Map<String, Object> confirmation = Map.of("jkt", held.thumbprint());
        return signed(claims -> claims.claim("cnf", confirmation));
    }

    private static HttpResponse<String> get(String path, String authorization, String proof)
            throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address.resolve(path))
                            .header("Authorization", authorization)
                            .header("DPoP", proof)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        return get(address, path, token);
    }

    private static HttpResponse<String> get(URI at, String path, String token) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(at.resolve(path));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("vigil")
                .subject("ada")
                .claim("institution", "demo")
                .claim("roles", List.of("analyst"))
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    private static String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return sign(new RSASSASigner(key), JWSAlgorithm.RS256, change.apply(claims()).build());
    }

    private static String signedBy(RSAKey signer, JWSAlgorithm algorithm) throws Exception {
        return sign(new RSASSASigner(signer), algorithm, claims().build());
    }

    private static String confusedWithTheKeyAsSecret() throws Exception {
        return sign(
                new MACSigner(key.toRSAPublicKey().getEncoded()),
                JWSAlgorithm.HS256,
                claims().build());
    }

    private static String sign(JWSSigner signer, JWSAlgorithm algorithm, JWTClaimsSet claims)
            throws Exception {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(algorithm)
                                .type(JOSEObjectType.JWT)
                                .keyID("k1")
                                .build(),
                        claims);
        token.sign(signer);
        return token.serialize();
    }

    /** A house with a few rooms. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    @Import({TokenSecurity.class, ProblemHandler.class, Rooms.class})
    static class House {

        @Bean
        InstantSource clock() {
            return InstantSource.system();
        }

        @Bean
        SecurityFilterChain rules(HttpSecurity http) {
            return TokenSecurity.chain(
                    http,
                    paths ->
                            paths.requestMatchers("/machines")
                                    .hasRole("MACHINE")
                                    .anyRequest()
                                    .authenticated());
        }
    }

    @RestController
    static class Rooms {

        @GetMapping("/whoami")
        String whoami(Caller caller) {
            return caller.institution() + "/" + caller.login() + "/" + caller.roles();
        }

        @GetMapping("/v1/case-exports/{id}")
        String export() {
            return "file";
        }

        @GetMapping("/machines")
        String machines() {
            return "in";
        }

        @GetMapping("/away")
        String away() {
            throw Refusal.unavailable("The log is away.", 7);
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException(ProblemCode.INTERNAL + " about DE89370400440532013000");
        }
    }
}
