package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.gateway.street.RecordingHouse;
import vigil.gateway.street.Street;
import vigil.gateway.street.Until;
import vigil.testkit.FreePort;

class OutageTest {

    @TempDir private Path folder;

    @Test
    void aHouseThatIsAwayIsA503WithRetryAfterUntilItIsBack() throws Exception {
        int port = FreePort.any();
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
    void aHouseMayThinkLongerThanACallerMayBeSilent() throws Exception {
        try (Street street = Street.in(folder, Map.of("VIGIL_GATEWAY_IDLE_TIMEOUT_SECONDS", "1"))) {
            street.monitoring().hold();
            CompletableFuture<Integer> first = held(street, Version.HTTP_1_1);
            CompletableFuture<Integer> second = held(street, Version.HTTP_2);
            Until.holds(() -> street.monitoring().seen().size() == 2);
            long begun = System.nanoTime();
            Until.holds(() -> System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(3));

            assertThat(first.isDone() || second.isDone()).isFalse();
            street.monitoring().letGo();

            assertThat(first.get(60, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo(200);
        }
    }

    private static CompletableFuture<Integer> held(Street street, Version version) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return street.call("/v1/alerts/held").over(version).allowed().status();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void aHouseThatBreaksAgainAndAgainIsLeftAloneOnThatRouteForAMoment() throws Exception {
        try (Street street = Street.in(folder)) {
            for (int i = 0; i < 10; i++) {
                assertThat(street.call("/v1/alerts/broken").allowed().status()).isEqualTo(500);
            }

            HttpResponse<String> after = street.call("/v1/alerts").allowed().answer();

            assertThat(after.statusCode()).isEqualTo(503);
            assertThat(after.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(street.call("/v1/decisions").allowed().status()).isEqualTo(200);
            Until.holds(() ->
                    street.told().stream().anyMatch(told -> told.kind() == Kind.BREAKER_OPENED));
            Until.holds(() -> {
                street.call("/v1/alerts").allowed().status();
                return street.told().stream().anyMatch(told -> told.kind() == Kind.BREAKER_CLOSED);
            });
            assertThat(street.call("/v1/alerts").allowed().status()).isEqualTo(200);
        }
    }

    @Test
    void aHouseThatSaysWhenToComeBackIsFullAndNotAway() throws Exception {
        try (Street street = Street.in(folder)) {
            street.monitoring().says(503, Map.of("Retry-After", "1"), "");
            for (int i = 0; i < 30; i++) {
                assertThat(street.call("/v1/alerts").allowed().status()).isEqualTo(503);
            }

            assertThat(street.monitoring().seen()).hasSize(30);
            street.monitoring().recovers();
            assertThat(street.call("/v1/alerts").allowed().status()).isEqualTo(200);
            assertThat(street.told()).noneMatch(told -> told.kind() == Kind.BREAKER_OPENED);
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
