package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.gateway.street.RecordingHouse;
import vigil.gateway.street.Street;
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
}
