package vigil.kernel.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import vigil.kernel.tokens.Revocations.Standing;

/** With a real broker, and identity's part played by the test. */
class RevocationsTest {

    private static final String ISSUER = "https://localhost:8443";
    private static final Duration BOUND = Duration.ofSeconds(5);

    private static EmbeddedKafkaKraftBroker broker;
    private static KafkaProducer<String, String> identity;
    private static RSAKey key;
    private static HttpServer keys;

    private volatile Duration later = Duration.ZERO;
    private final InstantSource clock = () -> Instant.now().plus(later);
    private Revocations revocations;

    @BeforeAll
    static void start() throws Exception {
        broker = new EmbeddedKafkaKraftBroker(1, 1, Revocations.TOPIC);
        broker.afterPropertiesSet();
        identity =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.getBrokersAsString()),
                        new StringSerializer(),
                        new StringSerializer());
        key = new RSAKeyGenerator(2048).keyID("k1").algorithm(JWSAlgorithm.RS256).generate();
        keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] set = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        keys.createContext(
                "/keys",
                exchange -> {
                    exchange.sendResponseHeaders(200, set.length);
                    exchange.getResponseBody().write(set);
                    exchange.close();
                });
        keys.start();
    }

    @AfterAll
    static void stop() {
        identity.close();
        broker.destroy();
        keys.stop(0);
    }

    @BeforeEach
    void follow() {
        revocations = new Revocations(broker.getBrokersAsString(), BOUND, clock);
        revocations.start();
    }

    @AfterEach
    void leave() {
        revocations.close();
    }

    @Test
    void whatIsToldBeforeOrAfterTheStartIsKnown() {
        say("before");
        try (Revocations late = new Revocations(broker.getBrokersAsString(), BOUND, clock)) {
            late.start();
            say(Revocations.BEAT);
            until(late::isCurrent);
            assertThat(late.of("before", null, clock.instant())).isEqualTo(Standing.REVOKED);
            assertThat(late.of("other", "before", clock.instant())).isEqualTo(Standing.REVOKED);
            assertThat(late.of("other", "grant", longAgo())).isEqualTo(Standing.GOOD);

            say("after");

            until(() -> late.of(null, "after", clock.instant()) == Standing.REVOKED);
        }
    }

    @Test
    void whenNothingIsHeardOldTokensAreNotBelieved() {
        say(Revocations.BEAT);
        until(revocations::isCurrent);

        later = BOUND.plusSeconds(1);

        assertThat(revocations.of("any", null, longAgo())).isEqualTo(Standing.UNKNOWN);
        assertThat(revocations.of("any", null, null)).isEqualTo(Standing.UNKNOWN);
        // What is younger than the bound cannot have been revoked for longer than that.
        assertThat(revocations.of("any", null, clock.instant().minusSeconds(2)))
                .isEqualTo(Standing.GOOD);
        say(Revocations.BEAT);
        until(() -> revocations.of("any", null, longAgo()) == Standing.GOOD);
    }

    @Test
    void whatIsNoMessageOfIdentitysChangesNothing() {
        identity.send(new ProducerRecord<>(Revocations.TOPIC, "x", "no moment"));
        identity.send(new ProducerRecord<>(Revocations.TOPIC, null, clock.instant().toString()));
        identity.send(new ProducerRecord<>(Revocations.TOPIC, "y", null));
        say(Revocations.BEAT);

        until(revocations::isCurrent);

        assertThat(revocations.of("x", "y", longAgo())).isEqualTo(Standing.GOOD);
    }

    @Test
    void withoutABrokerEverythingOldIsClosed() {
        try (Revocations alone = new Revocations("127.0.0.1:1", BOUND, clock)) {
            alone.start();

            assertThat(alone.of("any", null, longAgo())).isEqualTo(Standing.UNKNOWN);
            assertThat(alone.of("any", null, clock.instant())).isEqualTo(Standing.GOOD);
        }
    }

    @Test
    void aHouseRefusesRevokedTokensItHasSeenBeforeWithinFiveSeconds() throws Exception {
        JwtDecoder house =
                new TokenSecurity()
                        .tokens(
                                new TokenSecurity.TokenSettings(
                                        URI.create(ISSUER),
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + keys.getAddress().getPort()
                                                        + "/keys"),
                                        "vigil",
                                        BOUND,
                                        Set.of(),
                                        null,
                                        null,
                                        new ProofDoor.FreshSignIn.Demands(2, BOUND, BOUND, BOUND)),
                                clock,
                                new MockEnvironment()
                                        .withProperty(
                                                "vigil.kafka.bootstrap",
                                                broker.getBrokersAsString()));
        String grant = UUID.randomUUID().toString();
        String revoked = token(grant);
        String other = token("another");
        say(Revocations.BEAT);
        until(() -> isBelieved(house, revoked));

        long told = System.nanoTime();
        say(grant);
        until(() -> !isBelieved(house, revoked));

        assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(5));
        assertThatThrownBy(() -> house.decode(revoked)).isInstanceOf(BadJwtException.class);
        assertThat(isBelieved(house, other)).isTrue();
        later = BOUND.plusSeconds(1);
        assertThatThrownBy(() -> house.decode(other))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class); // 503, not 401.
        ((AutoCloseable) house).close();
    }

    private static boolean isBelieved(JwtDecoder house, String token) {
        try {
            return house.decode(token) != null;
        } catch (JwtException e) {
            return false;
        }
    }

    private Instant longAgo() {
        return clock.instant().minusSeconds(200);
    }

    private void say(String id) {
        identity.send(new ProducerRecord<>(Revocations.TOPIC, id, clock.instant().toString()));
        identity.flush();
    }

    private static String token(String grant) throws Exception {
        Instant issued = Instant.now().minusSeconds(100);
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(),
                        new JWTClaimsSet.Builder()
                                .issuer(ISSUER)
                                .subject("ada")
                                .audience("vigil")
                                .jwtID(UUID.randomUUID().toString())
                                .issueTime(Date.from(issued))
                                .expirationTime(Date.from(issued.plusSeconds(300)))
                                .claim(Revocations.GRANT, grant)
                                .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not come to hold").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
