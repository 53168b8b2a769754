package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vigil.monitoring.loop.Cores;
import vigil.testkit.StreetParts;

/** How far back patterns look is a setting of the house. */
class LongWindowsTest {

    private static final String WINDOW = "--vigil.monitoring.core.window=";

    @Test
    void theHouseStartsDecidesAndRestartsUnderEightDays() {
        StreetParts street = new StreetParts("monitoring");
        String usual;
        try (House house = House.on(street)) {
            usual = house.part(Cores.class).configurationHash();
            assertThat(pay(house, "before")).contains(usual);
        }
        for (String id : new String[] {"first", "second"}) {
            try (House house = House.on(street, WINDOW + "8d")) {
                Cores cores = house.part(Cores.class);
                assertThat(cores.settings().window()).isEqualTo(Duration.ofDays(8));
                assertThat(cores.configurationHash()).isNotEqualTo(usual);
                assertThat(pay(house, id))
                        .contains("\"outcome\":\"approve\"", cores.configurationHash());
            }
        }
    }

    @Test
    void whatCannotWorkStopsTheHouseAndSaysWhy() {
        StreetParts street = new StreetParts("monitoring");

        assertThatThrownBy(() -> House.on(street, WINDOW + "14d"))
                .rootCause()
                .hasMessageContaining("The window must be between 1 hour and 13 days");
    }

    private static String pay(House house, String id) {
        return house.machine().post("/v1/transactions", Payments.one(id, "20.00")).text();
    }
}
