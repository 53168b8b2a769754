package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.cases.intake.QueueClock;
import vigil.cases.investigation.CaseClock;
import vigil.cases.looks.LookClock;
import vigil.cases.reports.proposals.ReportClock;
import vigil.testkit.Until;

/** What time alone does to items and cases. */
class ClocksTest {

    private static final House HOUSE = House.shared();

    private final Desk desk = new Desk(HOUSE, "clocks");

    private void change(String statement) throws SQLException {
        HOUSE.street().database().asHouse(desk.institution, statement);
    }

    @Test
    void anItemNearItsDeadlineMovesUpAndSaysSo() throws SQLException {
        Desk.Alert alert = desk.alert().opened();
        int before = desk.standing(alert.id).at("/priority/value").asInt();
        change(
                "update work_items set due_at = now() - interval '1 minute', at_risk_at = now() - interval '1 hour', next_stage_at = now() - interval '1 hour' where item_id = '"
                        + alert.id
                        + "'");

        HOUSE.part(QueueClock.class).beat();

        JsonNode item = desk.standing(alert.id);
        assertThat(item.at("/priority/value").asInt()).isEqualTo(before + 200);
        assertThat(item.path("sla").asString()).isEqualTo("breached");
        assertThat(
                        HOUSE.street()
                                .database()
                                .number(
                                        "select priority from work_items where item_id = '"
                                                + alert.id
                                                + "'"))
                .isEqualTo(before + 200);
        assertThat(
                        desk.analyst
                                .get("/v1/queue?sla=breached")
                                .json()
                                .at("/items/0/itemId")
                                .asString())
                .isEqualTo(alert.id.toString());
    }

    @Test
    void whatWasPutAsideComesBackByItself() throws SQLException {
        Desk.Alert alert = desk.alert().opened();
        String form =
                "{\"until\":\"%s\",\"reason\":\"expected_payments\"}"
                        .formatted(Instant.now().plusSeconds(3_600));
        assertThat(desk.act(desk.analyst, alert.id, "snoozes", form).status()).isEqualTo(200);
        assertThat(desk.state(alert.id)).isEqualTo("snoozed");
        change(
                "update work_items set version = version + 1, snoozed_until = now() - interval '1 second' where item_id = '"
                        + alert.id
                        + "'");

        HOUSE.part(QueueClock.class).beat();

        Until.holds("it is back", () -> desk.state(alert.id).equals("new"));
    }

    @Test
    void aCaseGoesToTheSupervisorsBeforeItsDeadlineAndOnce() throws SQLException {
        String id = desk.caseOf(desk.alert().opened().id).path("caseId").asString();
        change(
                "update cases set version = version + 1, at_risk_at = now() - interval '1 hour', due_at = now() + interval '1 hour' where case_id = '"
                        + id
                        + "'");

        HOUSE.part(CaseClock.class).beat();
        HOUSE.part(CaseClock.class).beat();

        JsonNode summary = desk.caseDetail(id).path("summary");
        assertThat(summary.path("sla").asString()).isEqualTo("at_risk");
        assertThat(summary.has("escalatedAt")).isTrue();
        assertThat(HOUSE.street().database().acts(desk.institution, "case.escalated", id))
                .isEqualTo(1);
    }

    @Test
    void aCaseThatCannotBeWarnedOfHoldsUpNoOther() throws Exception {
        Desk later = new Desk(HOUSE, "clocks-later");
        List<String> ids = new ArrayList<>();
        for (Desk of : List.of(desk, desk, later)) {
            String id = of.caseOf(of.alert().opened().id).path("caseId").asString();
            ids.add(id);
            HOUSE.street()
                    .database()
                    .asHouse(
                            of.institution,
                            "update cases set version = version + 1, at_risk_at = now() - interval '1 hour', due_at = now() + interval '1 hour' where case_id = '"
                                    + id
                                    + "'");
        }
        Collections.sort(ids.subList(0, 2));
        try (Connection overseer = HOUSE.street().database().overseer();
                Statement statement = overseer.createStatement()) {
            statement.execute(
                    """
                    create function refuse() returns trigger language plpgsql as
                    'begin raise exception ''never''; end';
                    create trigger refuse before update on cases for each row
                    when (new.case_id = '%s') execute function refuse()\
                    """
                            .formatted(ids.getFirst()));

            HOUSE.part(CaseClock.class).beat();

            statement.execute("drop trigger refuse on cases; drop function refuse()");
        }
        assertThat(escalations(desk, ids.get(0))).isZero();
        assertThat(escalations(desk, ids.get(1))).isEqualTo(1);
        assertThat(escalations(later, ids.get(2))).isEqualTo(1);
        HOUSE.part(CaseClock.class).beat();
        assertThat(escalations(desk, ids.get(0))).isEqualTo(1);
    }

    private static long escalations(Desk desk, String id) {
        return HOUSE.street().database().acts(desk.institution, "case.escalated", id);
    }

    @Test
    void theClockLooksAgainAtWhatItHasLocked() throws Exception {
        String id = desk.caseOf(desk.alert().opened().id).path("caseId").asString();
        change(
                "update cases set version = version + 1, at_risk_at = now() - interval '1 hour', due_at = now() + interval '1 hour' where case_id = '"
                        + id
                        + "'");
        try (Connection officer = HOUSE.street().database().overseer();
                Statement statement = officer.createStatement()) {
            officer.setAutoCommit(false);
            statement.execute(
                    "update cases set version = version + 1, at_risk_at = now() + interval '1 day' where case_id = '"
                            + id
                            + "'");
            Thread clock = Thread.ofPlatform().start(() -> HOUSE.part(CaseClock.class).beat());
            Until.holds(
                    "the clock waits for the row",
                    () ->
                            HOUSE.street()
                                            .database()
                                            .number(
                                                    "select count(*) from pg_locks where not granted")
                                    > 0);
            officer.commit();
            clock.join();
        }

        assertThat(escalations(desk, id)).isZero();
    }

    @Test
    void aRequestThatNobodyAnsweredIsToldOnce() throws SQLException {
        String id = desk.caseOf(desk.alert().opened().id).path("caseId").asString();
        assertThat(
                        desk.analyst
                                .post(
                                        "/v1/cases/" + id + "/requests",
                                        "{\"addressee\":\"customer\",\"question\":\"Whose money?\",\"dueAt\":\"%s\"}"
                                                .formatted(Instant.now().plusSeconds(86_400)))
                                .status())
                .isEqualTo(200);
        change(
                "update case_requests set due_at = now() - interval '1 minute' where case_id = '"
                        + id
                        + "'");

        HOUSE.part(CaseClock.class).beat();
        HOUSE.part(CaseClock.class).beat();

        assertThat(HOUSE.street().database().acts(desk.institution, "case.request_overdue", id))
                .isEqualTo(1);
    }

    @Test
    void aSecondLookIsCalledWhenItIsDrawnAndOnceWhenItIsLate() throws SQLException {
        Desk own = new Desk(HOUSE, "clocks-looks");
        SecondLooks.rules(own.supervisor, 0, "{\"percent\":100}");
        Desk.Alert alert = own.alert().opened();
        assertThat(own.dispose(own.analyst, alert.id, "false_positive").status()).isEqualTo(200);
        String look = SecondLooks.look(own.second, alert.id).path("lookId").asString();

        HOUSE.part(LookClock.class).beat();
        assertThat(called(look, "overdue")).as("its day has not come").isZero();
        // A look stays what it is: no act of the house moves its day.
        try (Connection overseer = HOUSE.street().database().overseer();
                Statement past = overseer.createStatement()) {
            past.execute("set session_replication_role = replica");
            past.execute(
                    "update second_looks set due_at = now() - interval '1 minute' where look_id = '"
                            + look
                            + "'");
        }
        HOUSE.part(LookClock.class).beat();
        HOUSE.part(LookClock.class).beat();

        assertThat(called(look, "drawn")).isEqualTo(1);
        assertThat(called(look, "overdue")).isEqualTo(1);
    }

    private static long called(String look, String what) {
        return HOUSE.street()
                .database()
                .number(
                        "select count(*) from outbox where convert_from(payload, 'UTF8')::jsonb @> '{\"type\":\"second_look.called\",\"data\":{\"lookId\":\"%s\",\"what\":\"%s\"}}'"
                                .formatted(look, what));
    }

    @Test
    void aReportNearItsDeadlineCallsThoseWhoMayKnowOnceAndLeavesNoTraceInTheCase()
            throws SQLException {
        Filers filers =
                new Filers(
                        HOUSE.door(desk.institution, "analyst", "reporter"),
                        HOUSE.door(desk.institution, "supervisor", "reporter"));
        String caseId = desk.caseOf(desk.alert().opened().id).path("caseId").asString();
        String before = desk.analyst.get("/v1/cases/" + caseId + "/timeline").text();
        String id = filers.begin(caseId);
        change(
                "update reports set version = version + 1, detected_at = now() - interval '29 days', due_at = now() + interval '1 day' where report_id = '"
                        + id
                        + "'");

        HOUSE.part(ReportClock.class).beat();
        HOUSE.part(ReportClock.class).beat();

        assertThat(HOUSE.street().database().acts(desk.institution, "report.deadline_near", id))
                .isEqualTo(1);
        assertThat(HOUSE.street().database().acts(desk.institution, "report.deadline_breached", id))
                .isZero();
        assertThat(desk.analyst.get("/v1/cases/" + caseId + "/timeline").text()).isEqualTo(before);
    }
}
