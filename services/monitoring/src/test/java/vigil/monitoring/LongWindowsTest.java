package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.monitoring.loop.Cores;
import vigil.testkit.StreetParts;

/** How far back patterns look is a setting of the house. */
class LongWindowsTest {

    private static final String WINDOW = "--vigil.monitoring.core.window=";

    @Test
    void aRingOfSixDaysIsFoundUnderEightDaysAndNotUnderFour() {
        String usual;
        try (House house = House.on(new StreetParts("monitoring"))) {
            assertThat(closing(house)).doesNotContain("closed-ring");
            usual = house.part(Cores.class).configurationHash();
        }
        StreetParts street = new StreetParts("monitoring");
        try (House house = House.on(street, WINDOW + "8d")) {
            assertThat(closing(house)).contains("closed-ring");
            assertThat(house.part(Cores.class).configurationHash()).isNotEqualTo(usual);
            assertThat(house.door("demo", "engineer").get("/v1/models").text())
                    .as("the model that ships stands there, for windows of its own")
                    .contains("vigil");
        }
        try (House house = House.on(street, WINDOW + "8d")) {
            assertThat(pay(house, "later", "D", "E", List.of("2026-03-08", "50.00")))
                    .contains("\"outcome\"");
        }
    }

    @Test
    void whatCannotWorkStopsTheHouseAndSaysWhy() {
        StreetParts street = new StreetParts("monitoring");

        assertThatThrownBy(() -> House.on(street, WINDOW + "14d"))
                .rootCause()
                .hasMessageContaining("The window must be between 1 hour and 13 days");
    }

    /** The answer to the payment that closes it. */
    private static String closing(House house) {
        String answer = "";
        for (List<String> step :
                List.of(
                        List.of("A", "B", "2026-03-01", "9000.00"),
                        List.of("B", "C", "2026-03-04", "6500.00"),
                        List.of("C", "A", "2026-03-07", "4000.00"))) {
            answer = pay(house, "to-" + step.get(1), step.get(0), step.get(1), step.subList(2, 4));
        }
        return answer;
    }

    private static String pay(
            House house, String id, String payer, String payee, List<String> when) {
        return house.machine()
                .post(
                        "/v1/transactions",
                        Payments.of(
                                id, payer, payee, when.getLast(), when.getFirst() + "T10:00:00Z"))
                .text();
    }
}
