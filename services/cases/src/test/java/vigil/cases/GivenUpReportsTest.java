package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import tools.jackson.databind.JsonNode;
import vigil.cases.reports.proposals.ReportClock;
import vigil.testkit.Door;
import vigil.testkit.Until;

/** What officers decide about a report beside what it says: not to file it, and when it began. */
class GivenUpReportsTest {

    private static final House HOUSE = House.shared();
    private static final String ACCEPTED =
            "<EFilingActivityXML SeqNum=\"1\"><BSAID>3100005505%04d</BSAID></EFilingActivityXML>";

    private Desk desk = new Desk(HOUSE, "demo");
    private Filers filers = new Filers(desk.analyst, desk.analyst);
    private Courier courier = new Courier(HOUSE, filers);

    /** An institution of its own for each test. */
    @BeforeEach
    void ownInstitution(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        desk = new Desk(HOUSE, name.substring(0, Math.min(60, name.length())));
        filers =
                new Filers(
                        HOUSE.door(desk.institution, "analyst", "reporter"),
                        HOUSE.door(desk.institution, "supervisor", "reporter"));
        courier = new Courier(HOUSE, filers);
    }

    @Test
    void twoOfficersGiveAReportUpAndAnotherCanBeBegun() throws SQLException {
        String caseId = caseId();
        String before = desk.analyst.get("/v1/cases/" + caseId + "/timeline").text();
        String id = filers.beginIn("sar", caseId);
        assertThat(filers.act(filers.author(), id, "abandonments").status())
                .as("without a reason")
                .isEqualTo(400);

        Door.Reply first = filers.giveUp(filers.author(), id, "Invoices explain all of it.");

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(filers.state(id)).isEqualTo("giving_up");
        assertThat(agree(filers.author(), id).status()).as("his own").isEqualTo(403);
        Door.Reply second = agree(filers.approver(), id);
        assertThat(second.status()).as(second.text()).isEqualTo(200);
        JsonNode report = filers.detail(id);
        assertThat(report.at("/summary/state").asString()).isEqualTo("given_up");
        assertThat(report.at("/summary/givenUpBy").asString())
                .isEqualTo(report.at("/summary/createdBy").asString());
        assertThat(report.at("/summary/approvedBy")).isNotEqualTo(report.at("/summary/givenUpBy"));
        assertThat(report.at("/words/0/text").asString()).isEqualTo("Invoices explain all of it.");
        assertThat(filers.timeline(id)).contains("giving_up", "given_up").doesNotContain("nvoices");
        assertThat(HOUSE.street().database().acts(desk.institution, "report.given_up", id))
                .isEqualTo(1);
        assertThat(desk.analyst.get("/v1/cases/" + caseId + "/timeline").text()).isEqualTo(before);
        String next = filers.beginIn("sar", caseId);
        assertThat(filers.state(next)).isEqualTo("draft");
    }

    @Test
    void whoGaveItUpIsNoSecondOfficerEvenWithoutAWordInIt() {
        String id = filers.beginIn("sar", caseId());
        assertThat(filers.giveUp(filers.approver(), id, "Nothing to tell.").status())
                .isEqualTo(200);

        assertThat(agree(filers.approver(), id).status()).isEqualTo(403);
        assertThat(agree(filers.author(), id).status()).as("who wrote in it").isEqualTo(403);
        Door third = HOUSE.door(desk.institution, "reporter");
        assertThat(agree(third, id).status()).isEqualTo(200);
    }

    @Test
    void aSecondOfficerWhoDoesNotAgreeGivesItBack() {
        String id = filers.beginIn("str", caseId());
        filers.giveUp(filers.author(), id, "Too small.");
        assertThat(filers.giveBack(filers.approver(), id, "Size is no reason.").status())
                .isEqualTo(200);

        JsonNode report = filers.detail(id);
        assertThat(report.at("/summary/state").asString()).isEqualTo("draft");
        assertThat(report.path("summary").has("givenUpBy")).isFalse();
        assertThat(report.path("words")).hasSize(2);
        assertThat(agree(filers.approver(), id).status()).isEqualTo(409);
    }

    @Test
    void whatWasCorrectedStandsAgainWhenItsCorrectionIsGivenUp() throws Exception {
        String id = filers.submitted(caseId());
        courier.answer(courier.outgoing(id), ACCEPTED.formatted(4101));
        Until.holds("the answer is taken", () -> filers.state(id).equals("acknowledged"));
        String continuing = begun(id, "continuations");
        String correction = begun(id, "amendments");

        giveUp(correction);
        assertThat(filers.state(id)).isEqualTo("continued");
        assertThat(filers.act(filers.author(), id, "continuations").status()).isEqualTo(409);
        String again = begun(id, "amendments");
        giveUp(continuing);
        assertThat(filers.state(id)).as("its correction stands").isEqualTo("amended");
        giveUp(again);

        assertThat(filers.state(id)).isEqualTo("acknowledged");
        assertThat(filers.timeline(id)).contains("stands_again");
        assertThat(begun(id, "continuations")).isNotEqualTo(continuing);
    }

    @Test
    void anotherDayOfDetectionCountsTheDeadlineAnew() throws SQLException {
        String id = filers.beginIn("sar", caseId());
        JsonNode before = filers.detail(id).path("summary");
        Instant earlier = Instant.now().minus(29, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        assertThat(redate(id, earlier, null).status()).as("without a reason").isEqualTo(422);
        assertThat(redate(id, Instant.now().plusSeconds(3_600), "Later.").status()).isEqualTo(422);

        Door.Reply moved = redate(id, earlier, "The branch had seen it first.");

        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        JsonNode after = filers.detail(id);
        assertThat(after.at("/summary/detectedAt").asString()).isEqualTo(earlier.toString());
        assertThat(after.at("/summary/dueAt").asString())
                .isLessThan(before.path("dueAt").asString());
        assertThat(after.at("/words/0/text").asString()).contains("branch");
        assertThat(filers.timeline(id))
                .contains("redated", before.path("dueAt").asString(), earlier.toString())
                .doesNotContain("branch");
        assertThat(HOUSE.street().database().acts(desk.institution, "report.redated", id))
                .isEqualTo(1);
        HOUSE.part(ReportClock.class).beat();
        assertThat(HOUSE.street().database().acts(desk.institution, "report.deadline_near", id))
                .as("clocks follow")
                .isEqualTo(1);
        assertThat(redate(id, earlier, "Again.").status()).isEqualTo(409);
    }

    @Test
    void whatIsFiledKeepsItsClockAndWhatIsCarriedOnCountsFromTheReportBefore() throws Exception {
        String id = filers.submitted(caseId());
        Instant earlier = Instant.now().minus(3, ChronoUnit.DAYS);
        assertThat(redate(id, earlier, "Earlier.").status()).isEqualTo(409);
        courier.answer(courier.outgoing(id), ACCEPTED.formatted(4102));
        Until.holds("the answer is taken", () -> filers.state(id).equals("acknowledged"));

        String next = begun(id, "continuations");

        assertThat(redate(next, earlier, "Earlier.").status()).isEqualTo(409);
    }

    private Door.Reply redate(String id, Instant detected, @Nullable String reason) {
        String said = reason == null ? "" : ",\"reason\":\"" + reason + "\"";
        return Desk.put(
                filers.author(),
                "/v1/reports/" + id + "/detection",
                filers.version(id),
                "{\"detectedAt\":\"" + detected + "\"" + said + "}");
    }

    private String begun(String id, String act) {
        Door.Reply made = filers.act(filers.author(), id, act);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("reportId").asString();
    }

    private void giveUp(String id) {
        assertThat(filers.giveUp(filers.author(), id, "Not needed.").status()).isEqualTo(200);
        Door.Reply agreed = agree(filers.approver(), id);
        assertThat(agreed.status()).as(agreed.text()).isEqualTo(200);
    }

    private Door.Reply agree(Door officer, String id) {
        return filers.act(officer, id, "abandonments/approvals");
    }

    private String caseId() {
        return desk.caseOf(desk.alert().opened().id).path("caseId").asString();
    }
}
