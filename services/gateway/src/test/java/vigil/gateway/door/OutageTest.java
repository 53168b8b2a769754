package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.gateway.street.RecordingHouse;
import vigil.gateway.street.Street;
import vigil.gateway.street.Until;

class OutageTest {

    @TempDir private Path folder;

    @Test
    void aHouseThatIsAwayIsA503WithRetryAfterUntilItIsBack() throws Exception {
        int port = Street.freePort();
        try (Street street =
                Street.in(folder, Map.of("VIGIL_GATEWAY_MONITORING", "http://127.0.0.1:" + port))) {
            for (int i = 0; i < 30; i++) {
                HttpResponse<String> answer = street.call("/v1/alerts").allowed().answer();

                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
                assertThat(answer.body()).contains("\"code\":\"unavailable\"");
            }
            assertThat(street.call("/oauth2/token").status()).isEqualTo(200);

            RecordingHouse back = RecordingHouse.startAt(port);

            Until.holds(() -> street.call("/v1/alerts").allowed().status() == 200);
            back.close();
        }
    }

    @Test
    void aHouseThatKeepsSilentIsA504() throws Exception {
        try (Street street =
                Street.in(folder, Map.of("VIGIL_GATEWAY_ANSWER_TIMEOUT_SECONDS", "1"))) {
            street.monitoring().hold();

            HttpResponse<String> answer = street.call("/v1/alerts/held").allowed().answer();

            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("\"code\":\"timeout\"");
        }
    }

    @Test
    void anAnswerOf500IsTheHousesOwn() throws Exception {
        try (Street street = Street.in(folder)) {
            for (int i = 0; i < 30; i++) {
                assertThat(street.call("/v1/alerts/broken").allowed().status()).isEqualTo(500);
            }
            assertThat(street.call("/v1/alerts").allowed().status()).isEqualTo(200);
        }
    }

    @Test
    void withoutKeysNobodyIsLetInOrTurnedAwayForGood() throws Exception {
        try (Street street = Street.in(folder)) {
            // The street waits until keys are there; a second gateway without an issuer has none.
            try (Keyless keyless = new Keyless(street)) {
                HttpResponse<String> answer = keyless.answer();

                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(keyless.readiness()).isEqualTo(503);
            }
        }
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() throws Exception {
        try (Street street =
                Street.in(
                        folder,
                        Map.of(
                                "VIGIL_GATEWAY_CALLER_RATE", "1",
                                "VIGIL_GATEWAY_CALLER_BURST", "2"))) {
            String token = street.issuer().token();
            assertThat(street.call("/v1/alerts").bearing(token).status()).isEqualTo(200);
            Until.holds(() -> street.call("/v1/alerts").bearing(token).status() == 429);

            HttpResponse<String> other =
                    street.call("/v1/alerts")
                            .bearing(
                                    street.issuer()
                                            .token(
                                                    street.issuer()
                                                            .claims()
                                                            .subject("somebody-else")
                                                            .build()))
                            .answer();

            assertThat(other.statusCode()).isEqualTo(200);
        }
    }
}
