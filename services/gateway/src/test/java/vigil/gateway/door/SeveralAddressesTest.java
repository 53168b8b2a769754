package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.gateway.street.RecordingHouse;
import vigil.gateway.street.Street;
import vigil.gateway.street.Until;
import vigil.testkit.FreePort;

class SeveralAddressesTest {

    @TempDir private Path folder;

    @Test
    void bothAddressesOfAHouseWorkAndWhereOneDiesNoQuestionIsLost() throws Exception {
        try (RecordingHouse one = RecordingHouse.startAt(0);
                RecordingHouse other = RecordingHouse.startAt(0);
                Street street =
                        Street.in(
                                folder,
                                Map.of(
                                        "VIGIL_GATEWAY_MONITORING",
                                        one.address() + ", " + other.address()))) {
            for (int i = 0; i < 40; i++) {
                assertThat(street.call("/v1/alerts").allowed().status()).isEqualTo(200);
            }
            assertThat(one.seen()).isNotEmpty();
            assertThat(other.seen()).isNotEmpty();

            one.close();

            for (int i = 0; i < 60; i++) {
                assertThat(street.call("/v1/alerts").allowed().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void whatChangesSomethingIsNotSentTwice() throws Exception {
        int nobody = FreePort.any();
        try (RecordingHouse other = RecordingHouse.startAt(0);
                Street street =
                        Street.in(
                                folder,
                                Map.of(
                                        "VIGIL_GATEWAY_MONITORING",
                                        "http://127.0.0.1:" + nobody + "," + other.address()))) {
            int answered = 0;
            for (int i = 0; i < 40; i++) {
                int status = street.call("/v1/transactions").allowed().sending("{}").status();
                assertThat(status).isIn(200, 503);
                answered += status == 200 ? 1 : 0;
            }

            assertThat(other.seen()).hasSize(answered);
            assertThat(answered).isGreaterThan(10);
        }
    }

    @Test
    void anAddressThatFailsIsSparedAndAskedAgainWhenItIsWell() throws Exception {
        try (RecordingHouse one = RecordingHouse.startAt(0);
                RecordingHouse other = RecordingHouse.startAt(0);
                Street street = Street.in(folder, both(one, other))) {
            one.says(503, Map.of(), "");

            for (int i = 0; i < 60; i++) {
                assertThat(street.call("/v1/alerts").allowed().status()).isEqualTo(200);
            }

            // Ten failures open its breaker; every second a call or three look after it.
            assertThat(one.seen().size()).isLessThan(other.seen().size() / 2);
            Until.holds(() ->
                    street.told().stream().anyMatch(told -> told.kind() == Kind.BREAKER_OPENED));
            one.recovers();
            int before = one.seen().size();
            Until.holds(() -> {
                assertThat(street.call("/v1/alerts").allowed().status()).isEqualTo(200);
                return one.seen().size() > before + 20;
            });
        }
    }

    @Test
    void anAddressThatIsFullIsPassedOverAsLongAsItAsked() throws Exception {
        try (RecordingHouse one = RecordingHouse.startAt(0);
                RecordingHouse other = RecordingHouse.startAt(0);
                Street street = Street.in(folder, both(one, other))) {
            one.says(503, Map.of("Retry-After", "60"), "");
            int full = 0;
            for (int i = 0; i < 40; i++) {
                int status = street.call("/v1/transactions").allowed().sending("{}").status();
                full += status == 503 ? 1 : 0;
            }

            // One call has heard of it; the others went where there was room.
            assertThat(full).isLessThanOrEqualTo(2);
            assertThat(one.seen()).hasSize(full);
            assertThat(street.told()).noneMatch(told -> told.kind() == Kind.BREAKER_OPENED);
        }
    }

    @Test
    void anAddressThatIsNotReadyGetsNothingWhileAnotherIs() throws Exception {
        try (RecordingHouse one = RecordingHouse.startAt(0);
                RecordingHouse other = RecordingHouse.startAt(0);
                Street street = Street.in(folder, both(one, other))) {
            one.ready(false);
            Until.holds(() -> ready(street) == 1);
            int before = one.seen().size();
            for (int i = 0; i < 40; i++) {
                assertThat(street.call("/v1/transactions").allowed().sending("{}").status())
                        .isEqualTo(200);
            }
            assertThat(one.seen()).hasSize(before);

            other.ready(false);
            one.ready(true);
            Until.holds(() ->
                    ready(street) == 1
                            && street.call("/v1/alerts").allowed().status() == 200
                            && one.seen().size() > before);

            one.ready(false);
            Until.holds(() -> ready(street) == 0);
            assertThat(street.call("/v1/alerts").allowed().status())
                    .as("where none is ready, they are asked all the same")
                    .isEqualTo(200);
        }
    }

    private static double ready(Street street) throws Exception {
        return street.client()
                .send(
                        HttpRequest.newBuilder(street.watchAt("/actuator/prometheus")).build(),
                        BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith("vigil_gateway_house_ready{house=\"monitoring\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> both(RecordingHouse one, RecordingHouse other) {
        return Map.of(
                "VIGIL_GATEWAY_MONITORING",
                one.address() + "," + other.address(),
                "VIGIL_GATEWAY_READINESS_SECONDS",
                "1");
    }
}
