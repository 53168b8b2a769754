package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vigil.cases.authorities.AuthorityClock;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;

/** What an authority asks is registered, answered in time, and nobody else's to know. */
class AuthorityRequestsTest {

    private static final House HOUSE = House.shared();
    private static final String AHEAD =
            ",\"dueAt\":\"" + Instant.now().plus(Duration.ofDays(20)) + "\"";

    private static String caseOf(Desk desk) {
        return desk.caseOf(desk.alert().opened().id).path("caseId").asString();
    }

    private static Door reporter(Desk desk) {
        return HOUSE.door(desk.institution, "supervisor", "reporter");
    }

    private static String anHourAgo() {
        return Instant.now().minus(Duration.ofHours(1)).toString();
    }

    private static long acts(Desk desk, String what, String about) {
        return HOUSE.street()
                .database()
                .acts(desk.institution, "report.authority_request_" + what, about);
    }

    @Test
    void itIsRegisteredOnceAndAnsweredWithWords() {
        Desk desk = new Desk(HOUSE, "authority-answered");
        Door knows = reporter(desk);
        String caseId = caseOf(desk);
        String body = Authorities.body(caseId, AHEAD).replace("2027-07-12T08:00:00Z", anHourAgo());

        Door.Reply made = Authorities.register(knows, "one", body);
        Door.Reply again = Authorities.register(knows, "one", body);

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        JsonNode request = made.json();
        assertThat(again.json().path("requestId")).isEqualTo(request.path("requestId"));
        assertThat(request.path("authority").asString()).isEqualTo("Financial Intelligence Unit");
        assertThat(request.path("basis").asString()).isEqualTo("authority");
        assertThat(Authorities.act(knows, request, "answers", "{}").status()).isEqualTo(422);
        Door.Reply answered =
                Authorities.act(knows, request, "answers", "{\"answer\":\"Sent by courier\"}");
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        assertThat(answered.json().path("state").asString()).isEqualTo("answered");
        assertThat(answered.json().path("answer").asString()).isEqualTo("Sent by courier");
        assertThat(
                        Authorities.act(knows, answered.json(), "withdrawals", "{\"words\":\"x\"}")
                                .status())
                .isEqualTo(409);
        assertThat(knows.get(Authorities.ALL + "?caseId=" + caseId).json().path("items"))
                .hasSize(1);
        assertThat(knows.get(Authorities.ALL).json().path("items")).isEmpty();
        assertThat(acts(desk, "registered", caseId)).isEqualTo(1);
        assertThat(acts(desk, "answered", caseId)).isEqualTo(1);
    }

    @Test
    void whoMayNotKnowFindsNoTrace() {
        Desk desk = new Desk(HOUSE, "authority-hidden");
        Door knows = reporter(desk);
        String caseId = caseOf(desk);
        String timeline = "/v1/cases/" + caseId + "/timeline";
        String before = desk.supervisor.get(timeline).text();
        String detail = desk.supervisor.get("/v1/cases/" + caseId).text();

        JsonNode request = Authorities.registered(knows, caseId, anHourAgo(), AHEAD);

        for (Door officer : new Door[] {desk.analyst, desk.supervisor, desk.auditor}) {
            assertThat(officer.get(Authorities.ALL).status()).isEqualTo(403);
            assertThat(
                            officer.get(
                                            Authorities.ALL
                                                    + "/"
                                                    + request.path("requestId").asString())
                                    .status())
                    .isEqualTo(403);
        }
        assertThat(desk.supervisor.get(timeline).text()).isEqualTo(before);
        assertThat(desk.supervisor.get("/v1/cases/" + caseId).text()).isEqualTo(detail);
        assertThat(knows.get(timeline).text()).contains("authority_request_registered");
        assertThat(
                        HOUSE.door("authority-elsewhere", "reporter")
                                .get(Authorities.ALL + "/" + request.path("requestId").asString())
                                .status())
                .isEqualTo(404);
    }

    @Test
    void whoMayKnowIsCalledBeforeTheDayAndAgainBeforeAnother() throws SQLException {
        Desk desk = new Desk(HOUSE, "authority-called");
        Door knows = reporter(desk);
        String caseId = caseOf(desk);
        String late = Instant.now().minus(Duration.ofDays(9)).toString();
        String soon = ",\"dueAt\":\"" + Instant.now().plus(Duration.ofDays(1)) + "\"";
        JsonNode request = Authorities.registered(knows, caseId, late, soon);

        HOUSE.part(AuthorityClock.class).beat();
        HOUSE.part(AuthorityClock.class).beat();

        assertThat(acts(desk, "near", caseId)).isEqualTo(1);
        assertThat(acts(desk, "breached", caseId)).isZero();
        Door.Reply extended =
                Authorities.act(
                        knows,
                        request,
                        "extensions",
                        "{\"dueAt\":\"%s\"}".formatted(Instant.now().plus(Duration.ofDays(2))));
        assertThat(extended.status()).as(extended.text()).isEqualTo(200);
        HOUSE.part(AuthorityClock.class).beat();
        assertThat(acts(desk, "near", caseId)).as("of the new day").isEqualTo(2);
        assertThat(desk.analyst.get("/v1/cases/" + caseId + "/timeline").text())
                .doesNotContain("authority_request");
    }

    @Test
    void theTablesKeepWhatWasAsked() {
        Desk desk = new Desk(HOUSE, "authority-tables");
        JsonNode request = Authorities.registered(reporter(desk), caseOf(desk), anHourAgo(), AHEAD);
        String where = " where request_id = '" + request.path("requestId").asString() + "'";

        assertThatThrownBy(() ->
                        HOUSE.street()
                                .database()
                                .asHouse(
                                        desk.institution,
                                        "update authority_requests set version = version + 1, urgent = true"
                                                + where))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("stays as it is");
        assertThatThrownBy(() ->
                        HOUSE.street()
                                .database()
                                .asHouse(
                                        desk.institution, "delete from authority_requests" + where))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void theDayIsThatOfTheDeploymentsOwnTable(@TempDir Path folder) throws IOException {
        Path own =
                Files.writeString(
                        folder.resolve("deadlines.json"),
                        """
                        {"calendars": [{"name": "XX", "holidays": []}],
                         "rules": [{"jurisdiction": "XX", "duty": "AUTHORITY_REQUEST", "count": 2, "unit": "CALENDAR_DAYS",
                                    "calendar": "XX", "zone": "UTC", "from": "2026-01-01", "source": "decree 1"}]}\
                        """);
        try (House house =
                House.on(new StreetParts("cases"), "--vigil.cases.deadlines.file=" + own)) {
            Desk desk = new Desk(house, "authority-own");
            Door knows = house.door(desk.institution, "analyst", "reporter");
            String caseId = caseOf(desk);

            JsonNode byTable =
                    Authorities.registered(
                            knows, caseId, "2026-03-02T12:00:00Z", ",\"jurisdiction\":\"XX\"");
            JsonNode byNobody =
                    Authorities.registered(
                            knows, caseId, "2025-03-02T12:00:00Z", ",\"jurisdiction\":\"XX\"");

            assertThat(byTable.path("basis").asString()).isEqualTo("law");
            assertThat(byTable.path("law").asString()).isEqualTo("decree 1");
            assertThat(byTable.path("lastDay").asString()).isEqualTo("2026-03-04");
            assertThat(byTable.path("dueAt").asString()).isEqualTo("2026-03-05T00:00:00Z");
            assertThat(byTable.path("overdue").asBoolean()).isTrue();
            assertThat(byNobody.path("basis").asString()).as("no guess").isEqualTo("none");
            assertThat(byNobody.has("dueAt")).isFalse();
        }
    }
}
