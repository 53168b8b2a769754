package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.gateway.street.Call;
import vigil.gateway.street.RecordingHouse.Seen;
import vigil.gateway.street.Street;

class FrontDoorTest {

    @TempDir private static Path folder;
    private static Street street;

    @BeforeAll
    static void open() {
        street = Street.in(folder);
    }

    @AfterAll
    static void close() {
        street.close();
    }

    @Test
    void aCallerWithATokenReachesTheHouse() throws Exception {
        HttpResponse<String> answer = street.call("/v1/transactions?limit=5").allowed().answer();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"bytes\":0}");
        assertThat(street.monitoring().last().target()).isEqualTo("/v1/transactions?limit=5");
        assertThat(street.monitoring().last().all("Authorization")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_1_1", "HTTP_2"})
    void bothVersionsOfTheProtocolPass(String version) throws Exception {
        HttpResponse<String> answer =
                street.call("/v1/transactions")
                        .over(Version.valueOf(version))
                        .allowed()
                        .sending("{ }  ")
                        .answer();

        assertThat(answer.version()).isEqualTo(Version.valueOf(version));
        assertThat(answer.body()).isEqualTo("{\"bytes\":5}");
    }

    @Test
    void aHeadRequestIsAnsweredWithoutABody() throws Exception {
        HttpResponse<String> answer = street.call("/v1/alerts").allowed().as("HEAD").answer();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void withoutATokenNobodyGetsBelowV1() throws Exception {
        for (String path : List.of("/v1/transactions", "/v1/nothing-here", "/v1")) {
            HttpResponse<String> answer = street.call(path).answer();

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(answer.body()).contains("\"code\":\"unauthenticated\"", "\"status\":401");
        }
    }

    @Test
    void otherProofsThanOneBearerTokenAreNone() throws Exception {
        String token = street.issuer().token();

        assertThat(street.call("/v1/alerts").with("Authorization", "Basic YTpi").status())
                .isEqualTo(401);
        assertThat(street.call("/v1/alerts").with("Authorization", token).status()).isEqualTo(401);
        assertThat(street.call("/v1/alerts?access_token=" + token).status()).isEqualTo(401);
        assertThat(street.call("/v1/alerts").bearing(token).bearing(token).status()).isEqualTo(401);
        assertThat(street.call("/v1/alerts").with("Authorization", "bearer " + token).status())
                .isEqualTo(200);
    }

    @Test
    void theWayToIdentityIsOpen() throws Exception {
        HttpResponse<String> answer = street.call("/oauth2/token").answer();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).hasValue("page=1");
        assertThat(street.call("/.well-known/openid-configuration").status()).isEqualTo(200);
        assertThat(street.call("/login").status()).isEqualTo(200);
    }

    @Test
    void whereNobodyLivesIsNotFoundAndTheWatchPortIsNotBehindThisDoor() throws Exception {
        assertThat(street.call("/nothing-here").status()).isEqualTo(404);
        assertThat(street.call("/actuator/prometheus").status()).isEqualTo(404);
        assertThat(street.call("/v1/nothing-here").allowed().status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "OPTIONS", "PROPFIND", "LOCK"})
    void otherMethodsAreRefused(String method) throws Exception {
        assertThat(street.call("/v1/alerts").allowed().as(method).status()).isEqualTo(405);
    }

    @Test
    void theHouseLearnsWhereARequestReallyCameFrom() throws Exception {
        street.call("/v1/alerts")
                .allowed()
                .with("X-Forwarded-For", "10.0.0.1")
                .with("X-Forwarded-Host", "evil.example")
                .with("X-Forwarded-Proto", "http")
                .with("X-Forwarded-Prefix", "/evil")
                .with("Forwarded", "for=10.0.0.1")
                .with("X-Real-IP", "10.0.0.1")
                .with("X-Original-URL", "/v1/other")
                .with("X-HTTP-Method-Override", "DELETE")
                .answer();

        Seen seen = street.monitoring().last();
        assertThat(seen.all("X-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(seen.all("X-forwarded-host")).containsExactly("localhost:8443");
        assertThat(seen.all("X-forwarded-proto")).containsExactly("https");
        assertThat(seen.all("X-forwarded-port")).containsExactly("8443");
        assertThat(seen.all("X-forwarded-prefix")).isEmpty();
        assertThat(seen.all("Forwarded")).isEmpty();
        assertThat(seen.all("X-real-ip")).isEmpty();
        assertThat(seen.all("X-original-url")).isEmpty();
        assertThat(seen.all("X-http-method-override")).isEmpty();
    }

    @Test
    void cookiesAreNoProofForAnApiAndAnApiSetsNone() throws Exception {
        HttpResponse<String> answer =
                street.call("/v1/alerts").allowed().with("Cookie", "a=b").answer();

        assertThat(street.monitoring().last().all("Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void answersCarryTheSafeHeadersAndNothingAboutTheHouse() throws Exception {
        HttpResponse<String> answer = street.call("/v1/alerts").allowed().answer();

        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().allValues("Cross-Origin-Embedder-Policy"))
                .containsExactly("require-corp");
        assertThat(answer.headers().allValues("Cross-Origin-Opener-Policy"))
                .containsExactly("same-origin");
        assertThat(answer.headers().allValues("Cross-Origin-Resource-Policy"))
                .containsExactly("same-origin");
        assertThat(answer.headers().allValues("Permissions-Policy"))
                .singleElement()
                .asString()
                .contains("camera=()", "publickey-credentials-get=(self)");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
        assertThat(answer.headers().firstValue("Keep-Alive")).isEmpty();
    }

    @Test
    void aHarmlessRequestIdIsKeptAndAnyOtherReplaced() throws Exception {
        HttpResponse<String> kept =
                street.call("/v1/alerts").allowed().with("X-Request-Id", "abc-1.2_3").answer();
        String seen = street.monitoring().last().all("X-request-id").getFirst();
        HttpResponse<String> replaced =
                street.call("/v1/alerts").allowed().with("X-Request-Id", "a b;c").answer();
        HttpResponse<String> refused = street.call("/v1/alerts").answer();

        assertThat(kept.headers().firstValue("X-Request-Id")).hasValue("abc-1.2_3");
        assertThat(seen).isEqualTo("abc-1.2_3");
        assertThat(replaced.headers().firstValue("X-Request-Id").orElseThrow())
                .matches("[a-z0-9]{26}");
        assertThat(refused.headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void aBodyLargerThanItsKindMayBeIsTooLarge() throws Exception {
        int json = 2 * 1024 * 1024;
        int xml = 5 * 1024 * 1024;

        assertThat(posting("/v1/transactions", "application/json", json)).isEqualTo(200);
        assertThat(posting("/v1/transactions", "application/json", json + 1)).isEqualTo(413);
        assertThat(posting("/v1/iso20022/pacs.008", "application/xml", xml)).isEqualTo(200);
        assertThat(posting("/v1/iso20022/pacs.008", "application/xml", xml + 1)).isEqualTo(413);
    }

    @Test
    void aBodyOfUnknownLengthIsCountedOnItsWay() throws Exception {
        byte[] body = new byte[3 * 1024 * 1024];

        HttpResponse<String> answer =
                street.call("/v1/transactions")
                        .allowed()
                        .sending(
                                "application/json",
                                BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)))
                        .answer();

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"too-large\"");
    }

    @Test
    void aNewKeyOfTheIssuerIsFetchedOnceAndInventedOnesDoNotBecomeLoad(@TempDir Path own)
            throws Exception {
        // A street of its own: so many wrong tokens cost the address its good standing.
        try (Street street = Street.in(own)) {
            Call before = street.call("/v1/alerts").allowed();
            assertThat(before.status()).isEqualTo(200);

            street.issuer().changeKey("second");
            assertThat(street.call("/v1/alerts").allowed().status()).isEqualTo(200);
            int fetches = street.keyFetches();
            for (int i = 0; i < 50; i++) {
                var header = street.issuer().header().keyID("invented-" + i).build();
                String token = street.issuer().token(header, street.issuer().claims().build());
                assertThat(street.call("/v1/alerts").bearing(token).status()).isIn(401, 429);
            }

            // One each second at most; fifty refusals take a few seconds on a busy machine.
            assertThat(street.keyFetches() - fetches).isLessThan(25);
        }
    }

    @Test
    void figuresAndHealthAreOnTheWatchPort() throws Exception {
        street.call("/v1/alerts").allowed().answer();
        street.call("/v1/alerts").answer();

        HttpResponse<String> figures =
                street.client()
                        .send(
                                java.net.http.HttpRequest.newBuilder(
                                                street.watchAt("/actuator/prometheus"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());

        assertThat(figures.body())
                .contains(
                        "vigil_gateway_requests_seconds_count{route=\"/v1/alerts\",status=\"2xx\"}",
                        "vigil_gateway_refusals_total{code=\"unauthenticated\"}",
                        "vigil_gateway_house_open{house=\"monitoring\"}")
                .doesNotContain("demo");
    }

    private static int posting(String path, String type, int bytes) throws Exception {
        return street.call(path)
                .allowed()
                .sending(type, BodyPublishers.ofString(padded(type, bytes)))
                .status();
    }

    /** An empty document of that many bytes. */
    private static String padded(String type, int bytes) {
        String document = type.endsWith("json") ? "{}" : "<a/>";
        return document + " ".repeat(bytes - document.length());
    }
}
