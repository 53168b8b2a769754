package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.contracts.security.SecurityEvent;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.gateway.street.Proof;
import vigil.gateway.street.Street;
import vigil.gateway.street.Until;
import vigil.kernel.secrecy.MasterKey;

class ProofsTest {

    @TempDir private static Path folder;
    private static Street street;
    private static ECKey held;
    private static String token;

    @BeforeAll
    static void open() throws Exception {
        street = Street.in(folder);
        held = new ECKeyGenerator(Curve.P_256).generate();
        String thumbprint = held.computeThumbprint().toString();
        token =
                street.issuer()
                        .token(
                                street.issuer()
                                        .claims()
                                        .claim("cnf", Map.of("jkt", thumbprint))
                                        .build());
    }

    @AfterAll
    static void close() {
        street.close();
    }

    @Test
    void aBoundTokenOpensTheDoorWithItsProof() throws Exception {
        assertThat(status("DPoP " + token, proof(held, "GET", "/v1/alerts"))).isEqualTo(200);
        assertThat(street.monitoring().last().all("DPoP")).hasSize(1);
    }

    @Test
    void aBoundTokenIsNoBearerToken() throws Exception {
        String proof = proof(held, "GET", "/v1/alerts");

        assertThat(street.call("/v1/alerts").bearing(token).status()).isEqualTo(401);
        assertThat(street.call("/v1/alerts").bearing(token).with("DPoP", proof).status())
                .isEqualTo(401);
    }

    @Test
    void aProofOpensOnceAndOnlyWhatItIsFor() throws Exception {
        String proof = proof(held, "GET", "/v1/alerts");

        assertThat(status("DPoP " + token, proof)).isEqualTo(200);
        assertThat(status("DPoP " + token, proof)).as("replayed").isEqualTo(401);
        assertThat(status("DPoP " + token, proof(held, "POST", "/v1/alerts"))).isEqualTo(401);
        assertThat(status("DPoP " + token, proof(held, "GET", "/v1/models"))).isEqualTo(401);
        ECKey thief = new ECKeyGenerator(Curve.P_256).generate();
        assertThat(status("DPoP " + token, proof(thief, "GET", "/v1/alerts"))).isEqualTo(401);
        assertThat(street.call("/v1/alerts").bearing(token).status()).isEqualTo(401);
        Until.holds(() ->
                reasons().containsAll(List.of("replayed", "method", "address", "key", "bound")));
    }

    private static List<String> reasons() {
        return street.told().stream()
                .filter(event -> event.kind() == Kind.PROOF_REFUSED)
                .map(SecurityEvent::reason)
                .toList();
    }

    @Test
    void oneProofIsWantedNeitherNoneNorTwo() throws Exception {
        String one = proof(held, "GET", "/v1/alerts");
        String two = proof(held, "GET", "/v1/alerts");

        assertThat(street.call("/v1/alerts").with("Authorization", "DPoP " + token).status())
                .isEqualTo(401);
        assertThat(
                        street.call("/v1/alerts")
                                .with("Authorization", "DPoP " + token)
                                .with("DPoP", one)
                                .with("DPoP", two)
                                .status())
                .isEqualTo(401);
    }

    @Test
    void aTokenBoundToNothingNeedsTheOtherScheme() throws Exception {
        String free = street.issuer().token();

        assertThat(status("DPoP " + free, proof(held, "GET", "/v1/alerts"))).isEqualTo(401);
    }

    @Test
    void theRefusalSaysWhatIsAskedFor() throws Exception {
        String foreign = proof(new ECKeyGenerator(Curve.P_256).generate(), "GET", "/v1/alerts");

        assertThat(challenge(street, "DPoP " + token, foreign))
                .isEqualTo("DPoP error=\"invalid_dpop_proof\", algs=\"PS256 ES256\"");
        assertThat(challenge(street, "Bearer a.b.c", foreign))
                .isEqualTo("Bearer error=\"invalid_token\"");
    }

    @Test
    void aNonceIsGivenAndAskedForWhereThereIsAKey(@TempDir Path other) throws Exception {
        Path key = other.resolve("nonces");
        MasterKey.create(key, new SecureRandom());
        try (Street nonces =
                Street.in(other, Map.of("VIGIL_TOKENS_NONCE_KEY_FILE", key.toString()), street)) {
            String authorization = "DPoP " + token;

            HttpResponse<String> first =
                    ask(nonces, authorization, proof(held, "GET", "/v1/alerts"));
            String nonce = first.headers().firstValue("DPoP-Nonce").orElse("");
            HttpResponse<String> second =
                    ask(nonces, authorization, proof(held, "GET", "/v1/alerts", nonce));
            HttpResponse<String> guessed =
                    ask(nonces, authorization, proof(held, "GET", "/v1/alerts", "guessed"));

            assertThat(first.statusCode()).isEqualTo(401);
            assertThat(first.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("DPoP error=\"use_dpop_nonce\"");
            assertThat(second.statusCode()).isEqualTo(200);
            assertThat(second.headers().firstValue("DPoP-Nonce")).isPresent();
            assertThat(guessed.statusCode()).isEqualTo(401);
            assertThat(nonces.told()).noneMatch(event -> event.kind() == Kind.PROOF_REFUSED);
        }
    }

    private static String challenge(Street asked, String authorization, String proof)
            throws Exception {
        return ask(asked, authorization, proof).headers().firstValue("WWW-Authenticate").orElse("");
    }

    private static HttpResponse<String> ask(Street asked, String authorization, String proof)
            throws Exception {
        return asked.client()
                .send(
                        HttpRequest.newBuilder(asked.at("/v1/alerts"))
                                .header("Authorization", authorization)
                                .header("DPoP", proof)
                                .build(),
                        BodyHandlers.ofString());
    }

    private static int status(String authorization, String proof) throws Exception {
        return street.call("/v1/alerts")
                .with("Authorization", authorization)
                .with("DPoP", proof)
                .status();
    }

    private static String proof(ECKey key, String method, String path) throws Exception {
        return proof(key, method, path, null);
    }

    private static String proof(ECKey key, String method, String path, @Nullable String nonce)
            throws Exception {
        return Proof.of(key, token, method, path, nonce);
    }
}
