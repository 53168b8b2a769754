package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import vigil.cases.settings.DeskSettings;
import vigil.cases.settings.DeskSettings.DayCount;
import vigil.filings.deadlines.Deadlines;
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
        assertThat(settings.bulkFrom()).isEqualTo(25);
        assertThat(settings.dayCount()).isEqualTo(new DayCount(false, "US", "America/New_York"));
    }

    @Test
    void aCasesDaysAreCountedAsTheInstitutionSays() {
        Deadlines deadlines = Deadlines.standard();
        Instant created = Instant.parse("2026-12-23T22:30:00Z");

        // 24 and 25 December and New Year's Day are worked or not by the calendar; weekends are
        // not.
        assertThat(counted(3, true, "TARGET", "Europe/Berlin").caseDue(deadlines, created))
                .isEqualTo(Instant.parse("2026-12-29T23:00:00Z"));
        assertThat(counted(3, false, "TARGET", "Europe/Berlin").caseDue(deadlines, created))
                .isEqualTo(Instant.parse("2026-12-26T23:00:00Z"));
        assertThat(counted(3, false, "US", "Pacific/Auckland").caseDue(deadlines, created))
                .isEqualTo(Instant.parse("2026-12-27T11:00:00Z"));
    }

    private static DeskSettings counted(int days, boolean working, String calendar, String zone) {
        DeskSettings otherwise = DeskSettings.DEFAULT;
        return new DeskSettings(
                otherwise.groupingHours(),
                otherwise.secondOfficerFrom(),
                otherwise.lockMinutes(),
                otherwise.dueHours(),
                days,
                new DayCount(working, calendar, zone),
                otherwise.bulkFrom(),
                otherwise.approvalWords(),
                0,
                null);
    }

    @Test
    void aCaseIsDueByTheInstitutionsDays() {
        String form =
                "{\"groupingHours\":24,\"secondOfficerFrom\":800,\"lockMinutes\":5,\"dueHoursCritical\":1,\"dueHoursHigh\":2,\"dueHoursMedium\":3,\"dueHoursLow\":4,\"caseDays\":10,\"caseWorkingDays\":true,\"caseCalendar\":\"DE\",\"caseZone\":\"Europe/Berlin\"}";
        Desk own = new Desk(House.shared(), "settings-days");
        assertThat(
                        Desk.put(
                                        own.administrator,
                                        "/v1/queue/settings",
                                        0,
                                        form.replace("Berlin", "Atlantis"))
                                .status())
                .isEqualTo(422);
        Door.Reply changed = Desk.put(own.administrator, "/v1/queue/settings", 0, form);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().at("/dayCount/calendar").asString()).isEqualTo("DE");
        String silent = form.substring(0, form.indexOf(",\"caseWorkingDays")) + "}";
        Door.Reply again = Desk.put(own.administrator, "/v1/queue/settings", 1, silent);
        assertThat(again.json().path("dayCount")).isEqualTo(changed.json().path("dayCount"));

        Instant due = Instant.parse(own.caseOf(own.alert().opened().id).path("dueAt").asString());

        assertThat(due.atZone(ZoneId.of("Europe/Berlin")).toLocalTime())
                .isEqualTo(LocalTime.MIDNIGHT);
        assertThat(due).isAfter(Instant.now().plus(Duration.ofDays(13)));
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
