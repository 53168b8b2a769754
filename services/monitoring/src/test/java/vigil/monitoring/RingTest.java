package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** Pieces of a ring are put together. */
class RingTest {

    @Test
    void alertsWithTwoAccountsInCommonAreOnePicture() {
        try (House house = House.on(new StreetParts("monitoring"))) {
            String first = send(house, "ring-1", "SRC", "MID", "2026-03-01T10:00:00Z", 1);
            send(house, "ring-2", "SRC", "MID", "2026-03-05T10:00:00Z", 2);
            send(house, "ring-3", "SRC", "MID", "2026-03-06T10:00:00Z", 3);
            send(house, "other-1", "ELSE", "MID", "2026-03-07T10:00:00Z", 4);
            String later = send(house, "later-1", "SRC", "MID", "2026-05-20T10:00:00Z", 5);

            JsonNode ring = house.analyst().get("/v1/alerts/" + first + "/ring").json();

            assertThat(ring.path("alerts"))
                    .as("one account in common is a shop's customer, no ring")
                    .hasSize(3);
            assertThat(ring.path("alerts").get(0).path("alertId").asString()).isEqualTo(first);
            assertThat(house.analyst().get("/v1/alerts/" + later + "/ring").json().path("alerts"))
                    .as("the same two, months later")
                    .hasSize(1);
            JsonNode corridor =
                    house.door("demo", "engineer").get("/v1/scenarios/high-risk-corridor").json();
            assertThat(corridor.path("lastFiredAt").asString()).isEqualTo("2026-05-20T10:00:00Z");
            assertThat(corridor.path("hits").asInt()).isEqualTo(5);
            assertThat(ring.path("payments")).hasSize(3);
            assertThat(ring.path("whole").asBoolean()).isTrue();
            assertThat(ring.path("accounts").valueStream().map(RingTest::flow))
                    .containsExactlyInAnyOrder("source 15000.00 0.00", "collector 0.00 15000.00");
            assertThat(ring.path("accounts").valueStream())
                    .allSatisfy(account ->
                            assertThat(account.path("accountNumber").asString()).contains("*"));
            assertThat(ring.path("payments").get(0).path("payerAccountId"))
                    .isEqualTo(ring.path("payments").get(1).path("payerAccountId"));
        }
    }

    @Test
    void anAlertThatOpensTellsWhichOnesAreOfItsRing() {
        StreetParts street = new StreetParts("monitoring");
        try (House house = House.on(street)) {
            String first = send(house, "tell-1", "SRC", "MID", "2026-03-01T10:00:00Z", 1);
            send(house, "tell-2", "SRC", "MID", "2026-03-05T10:00:00Z", 2);
            send(house, "tell-3", "ELSE", "MID", "2026-03-07T10:00:00Z", 3);

            Until.holds("three are told", () -> told(street, "\"alert.opened\"") == 3);
            assertThat(told(street, "\"ringAlertIds\":[\"" + first + "\"]"))
                    .as("the second alone is a piece of the first one's ring")
                    .isEqualTo(1);
            assertThat(told(street, "ringAlertIds")).isEqualTo(1);
        }
    }

    @Test
    void whatIsNotOnesOwnHasNoRing() {
        House house = House.shared();

        assertThat(house.analyst().get("/v1/alerts/" + UUID.randomUUID() + "/ring").status())
                .isEqualTo(404);
        assertThat(house.machine().get("/v1/alerts/" + UUID.randomUUID() + "/ring").status())
                .isEqualTo(403);
    }

    private static long told(StreetParts street, String words) {
        return street.database()
                .number(
                        "select count(*) from outbox where topic = 'events' and convert_from(payload, 'UTF8') like '%"
                                + words
                                + "%'");
    }

    private static String flow(JsonNode account) {
        return account.path("role").asString()
                + " "
                + account.path("paid").path("value").asString()
                + " "
                + account.path("received").path("value").asString();
    }

    private static String send(
            House house, String id, String payer, String payee, String time, int alerts) {
        return Corridor.alert(house, new Corridor(id, payer, payee, time), alerts);
    }
}
