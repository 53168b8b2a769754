package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.gateway.street.Proof;
import vigil.gateway.street.RedisServer;
import vigil.gateway.street.Street;
import vigil.gateway.street.Until;

/** Two gateways of one street, where callers prove that they hold a key. */
class SharedProofsTest {

    private static final String PATH = "/v1/alerts";

    @TempDir private static Path folder;
    private static RedisServer redis;
    private static Street first;
    private static Street second;
    private static ECKey held;
    private static String token;

    @BeforeAll
    static void open() throws Exception {
        redis = RedisServer.in(folder);
        first = Street.in(folder, redis.settings());
        Path beside = Files.createDirectory(folder.resolve("beside"));
        second = Street.in(beside, redis.settings(), first);
        held = new ECKeyGenerator(Curve.P_256).generate();
        token =
                first.issuer()
                        .token(
                                first.issuer()
                                        .claims()
                                        .claim(
                                                "cnf",
                                                Map.of("jkt", held.computeThumbprint().toString()))
                                        .build());
    }

    @AfterAll
    static void close() {
        second.close();
        first.close();
        redis.close();
    }

    @Test
    void aProofOpensOneDoorOnceAndNoOther() throws Exception {
        String proof = proof();

        assertThat(ask(first, proof).statusCode()).isEqualTo(200);
        assertThat(ask(second, proof).statusCode()).as("replayed elsewhere").isEqualTo(401);
        assertThat(ask(first, proof).statusCode()).as("replayed here").isEqualTo(401);
        assertThat(ask(second, proof()).statusCode()).as("another").isEqualTo(200);
        Until.holds(() ->
                second.told().stream()
                        .anyMatch(told ->
                                told.kind() == Kind.PROOF_REFUSED
                                        && told.reason().equals("replayed")));
    }

    @Test
    void whatIsRememberedTellsNobodyOfTheKey() throws Exception {
        ask(first, proof());

        assertThat(redis.everythingBelow("vigil:proofs:"))
                .isNotEmpty()
                .doesNotContain(held.computeThumbprint().toString())
                .doesNotContain("eyJ");
    }

    @Test
    void withoutRedisNoProofOpensAnythingAndOtherTokensDo() throws Exception {
        redis.kill();

        HttpResponse<String> answer = ask(first, proof());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(first.call(PATH).allowed().status()).isEqualTo(200);
        redis.startAgain();
        Until.holds(() -> ask(first, proof()).statusCode() == 200);
    }

    private static String proof() throws Exception {
        return Proof.of(held, token, "GET", PATH, null);
    }

    private static HttpResponse<String> ask(Street street, String proof) throws Exception {
        return street.call(PATH)
                .with("Authorization", "DPoP " + token)
                .with("DPoP", proof)
                .answer();
    }
}
