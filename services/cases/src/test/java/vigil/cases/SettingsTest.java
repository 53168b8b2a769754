package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vigil.cases.settings.DeskSettings;
import vigil.testkit.Door;

/** How an institution's own figures change its desk. */
class SettingsTest {

    private final Desk desk = new Desk(House.shared(), "settingstest");

    @Test
    void anAdministratorSaysFromWhichScoreTwoOfficersAreNeeded() {
        String form =
                "{\"groupingHours\":0,\"secondOfficerFrom\":500,\"lockMinutes\":5,\"dueHoursCritical\":1,\"dueHoursHigh\":2,\"dueHoursMedium\":3,\"dueHoursLow\":4,\"caseDays\":10}";
        assertThat(desk.analyst.get("/v1/queue/settings").json().path("secondOfficerFrom").asInt())
                .isEqualTo(DeskSettings.DEFAULT.secondOfficerFrom());
        assertThat(Desk.put(desk.supervisor, "/v1/queue/settings", 0, form).status())
                .isEqualTo(403);

        Door.Reply changed = Desk.put(desk.administrator, "/v1/queue/settings", 0, form);

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(Desk.put(desk.administrator, "/v1/queue/settings", 0, form).status())
                .isEqualTo(409);
        Desk.Alert alert = desk.alert().with("score", 500).opened();
        desk.dispose(desk.analyst, alert.id, "false_positive");
        assertThat(desk.standing(alert.id).path("waitsForSecond").asBoolean()).isTrue();
        assertThat(desk.analyst.get("/v1/queue?waiting=true").json().path("items").size())
                .isEqualTo(1);
    }

    @Test
    void theDefaultsAreThoseOfTheTables() {
        DeskSettings settings = DeskSettings.DEFAULT;

        assertThat(settings.grouping()).hasHours(24);
        assertThat(settings.secondOfficerFrom()).isEqualTo(800);
        assertThat(settings.lock()).hasMinutes(15);
        assertThat(settings.caseDays()).isEqualTo(30);
    }

    @Test
    void whatIsWrongWithAFormIsToldAtOnce() {
        Desk.Alert alert = desk.alert().opened();

        Door.Reply refused =
                desk.act(
                        desk.analyst,
                        alert.id,
                        "dispositions",
                        "{\"disposition\":\"guilty\",\"redFlags\":[\"unheard_of\"]}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").size()).isEqualTo(3);
        assertThat(desk.analyst.post("/v1/queue/bulk", "[]").status()).isEqualTo(400);
        assertThat(desk.analyst.get("/v1/queue?sort=luck").status()).isEqualTo(422);
        assertThat(desk.analyst.get("/v1/queue?after=1_2_3x").status()).isEqualTo(422);
        assertThat(desk.analyst.get("/v1/queue?amountFrom=much").status()).isEqualTo(422);
        assertThat(desk.analyst.get("/v1/queue/nothing").status()).isEqualTo(404);
    }
}
