package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** A scenario rests for an account, and its alerts come back. */
class SnoozesTest {

    @Test
    void alertsWaitUntilAnOfficerEndsTheSnooze() throws SQLException {
        StreetParts street = new StreetParts("monitoring");
        try (House house = House.on(street)) {
            Door analyst = house.analyst();
            String first = alert(house, "rest-1", "2026-03-01T10:00:00Z", 1);
            JsonNode snooze = snooze(analyst, first, "P30D").json();
            assertThat(snooze.path("alerts").asInt()).isEqualTo(1);
            assertThat(analyst.get("/v1/alerts/" + first).json().path("snoozedUntil").asString())
                    .isEqualTo(snooze.path("until").asString());

            String second = alert(house, "rest-2", "2026-03-05T10:00:00Z", 2);
            alert(house, "rest-3", "2026-03-05T11:00:00Z", 2);

            assertThat(states(analyst)).containsExactly("snoozed", "snoozed");
            assertThat(analyst.get("/v1/alerts?state=open").json().path("items")).isEmpty();
            Until.holds(
                    "the third joined the second",
                    () -> analyst.get("/v1/alerts/" + second).json().path("joins").asInt() == 1);
            assertThat(events(street, "alert.opened")).isEqualTo(1);
            assertThat(events(street, "alert.snoozed")).isEqualTo(1);
            assertThat(snooze(analyst, second, "P1D").status()).isEqualTo(409);
            staysAsItWasMade(street);

            String path = "/v1/snoozes/" + snooze.path("snoozeId").asString();
            Door.Reply ended = delete(house.door("demo", "supervisor"), path);

            assertThat(ended.json().path("endedBy").asString()).isNotEmpty();
            assertThat(states(analyst)).containsExactly("open", "open");
            assertThat(events(street, "alert.opened")).isEqualTo(2);
            assertThat(events(street, "alert.woken")).isEqualTo(2);
            assertThat(events(street, "evidenceTransactions")).isEqualTo(2);
            assertThat(events(street, "alert.joined")).isZero();
            alert(house, "rest-4", "2026-03-05T12:00:00Z", 2);
            Until.holds("a later hit is told", () -> events(street, "alert.joined") == 1);
            assertThat(delete(analyst, path).status()).isEqualTo(200);
            assertThat(events(street, "alert.woken")).isEqualTo(2);
            assertThat(analyst.get("/v1/snoozes").json().path("items")).isEmpty();
            assertThat(analyst.get("/v1/snoozes?ended=true").json().path("items")).hasSize(1);
        }
    }

    @Test
    void alertsComeBackByThemselvesWhenTheTimeIsOver() {
        StreetParts street = new StreetParts("monitoring");
        try (House house = House.on(street, "--vigil.monitoring.snoozes.wake-every=100ms")) {
            String alert = alert(house, "back-1", "2026-03-01T10:00:00Z", 1);
            assertThat(snooze(house.analyst(), alert, "PT2S").status()).isEqualTo(201);

            Until.holds("it is open again", () -> states(house.analyst()).equals(List.of("open")));

            assertThat(
                            house.analyst()
                                    .get("/v1/snoozes?ended=true")
                                    .json()
                                    .at("/items/0/endedBy")
                                    .asString())
                    .isEqualTo("monitoring");
            assertThat(snooze(house.analyst(), alert, "P1D").status()).isEqualTo(201);
        }
    }

    @Test
    void onlyWhoTriagesSnoozesAndOnlyForAWhile() {
        StreetParts street = new StreetParts("monitoring");
        try (House house = House.on(street)) {
            String alert = alert(house, "right-1", "2026-03-01T10:00:00Z", 1);
            for (String role : List.of("engineer", "auditor", "administrator", "machine")) {
                assertThat(snooze(house.door("demo", role), alert, "P1D").status())
                        .as(role)
                        .isEqualTo(403);
            }
            assertThat(snooze(house.door("other", "analyst"), alert, "P1D").status())
                    .isEqualTo(404);
            for (String length : List.of("PT-1M", "P91D")) {
                assertThat(snooze(house.analyst(), alert, length).status())
                        .as(length)
                        .isEqualTo(422);
            }
            String path = "/v1/alerts/" + alert + "/snoozes";
            for (String body :
                    List.of(
                            "{}",
                            "{\"until\":\"tomorrow\",\"reason\":\"known_activity\"}",
                            "{\"until\":\"2026-01-01T00:00:00Z\",\"reason\":\"because\"}")) {
                assertThat(house.analyst().post(path, body).status()).as(body).isEqualTo(422);
            }
            assertThat(house.analyst().get("/v1/alerts?state=asleep").status()).isEqualTo(422);
        }
    }

    private static String alert(House house, String id, String time, int alerts) {
        return Corridor.alert(house, new Corridor(id, "A-1", "B-1", time), alerts);
    }

    private static List<String> states(Door door) {
        return Corridor.alerts(door)
                .valueStream()
                .map(alert -> alert.path("state").asString())
                .toList();
    }

    private static Door.Reply snooze(Door door, String alert, String length) {
        Instant until = Instant.now().plus(Duration.parse(length));
        return door.post(
                "/v1/alerts/" + alert + "/snoozes",
                "{\"until\":\"%s\",\"reason\":\"known_activity\"}".formatted(until));
    }

    private static Door.Reply delete(Door door, String path) {
        return door.send(door.request(path).DELETE());
    }

    private static long events(StreetParts street, String type) {
        return street.database()
                .number(
                        "select count(*) from outbox where convert_from(payload, 'UTF8') like '%\""
                                + type
                                + "\"%' and topic like '%events%'");
    }

    private static void staysAsItWasMade(StreetParts street) throws SQLException {
        try (Connection connection = street.database().overseer();
                Statement statement = connection.createStatement()) {
            for (String change :
                    List.of(
                            "delete from snoozes",
                            "update snoozes set until = until + interval '1 year'",
                            "update snoozes set made_by = 'nobody'")) {
                Assertions.assertThatThrownBy(() -> statement.execute(change))
                        .as(change)
                        .isInstanceOf(SQLException.class);
            }
        }
    }
}
