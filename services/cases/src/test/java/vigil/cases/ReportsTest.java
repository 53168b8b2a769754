package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import tools.jackson.databind.JsonNode;
import vigil.cases.reports.post.ReportPost;
import vigil.testkit.Door;
import vigil.testkit.Until;

/** Reports from a case to the authority's answer, as officers who may know of them meet them. */
class ReportsTest {

    private static final House HOUSE = House.shared();

    private Desk desk = new Desk(HOUSE, "demo");
    private Door author = desk.analyst;
    private Door approver = desk.analyst;
    private Filers filers = new Filers(author, approver);
    private Courier courier = new Courier(HOUSE, filers);

    /** An institution of its own for each test. */
    @BeforeEach
    void ownInstitution(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        desk = new Desk(HOUSE, name.substring(0, Math.min(60, name.length())));
        author = HOUSE.door(desk.institution, "analyst", "reporter");
        approver = HOUSE.door(desk.institution, "supervisor", "reporter");
        filers = new Filers(author, approver);
        courier = new Courier(HOUSE, filers);
    }

    @Test
    void aDraftIsFilledInFromTheCaseAndSaysWhatIsMissing() {
        Desk.Alert alert = desk.alert().with("scenario", "structuring").opened();
        String id = filers.begin(desk.caseOf(alert.id).path("caseId").asString());

        JsonNode drafted = filers.detail(id);
        assertThat(drafted.at("/summary/state").asString()).isEqualTo("draft");
        assertThat(drafted.at("/summary/lastDay").asString()).isNotEmpty();
        assertThat(drafted.at("/narrative/0/flagged").asBoolean()).isFalse();
        assertThat(drafted.at("/narrative").toString()).contains(alert.id.toString());
        Door.Reply unfinished = filers.act(author, id, "validations");

        assertThat(unfinished.status()).isEqualTo(409);
        assertThat(unfinished.json().at("/current/findings").toString())
                .contains("\"field\":\"transmitter.name\"");
    }

    @Test
    void daysAreCountedFromWhenTheFirstItemCameIn() {
        Desk.Alert alert = desk.alert().opened();
        JsonNode report =
                filers.detail(filers.begin(desk.caseOf(alert.id).path("caseId").asString()));

        assertThat(report.at("/summary/detectedAt").asString())
                .isEqualTo(desk.standing(alert.id).path("receivedAt").asString())
                .isLessThan(report.at("/summary/createdAt").asString());
    }

    @Test
    void whomTheCaseIsAboutIsNotUnknownToItsReport() {
        String id = filers.begin(caseId());
        assertThat(filers.detail(id).at("/content/report/subjects")).hasSize(1);
        int from = Filers.CONTENT.indexOf("\"subjects\": [");
        int to = Filers.CONTENT.indexOf("\"suspicion\":");
        filers.write(
                author,
                id,
                Filers.CONTENT.substring(0, from)
                        + "\"subjects\": [{\"nothingKnown\": true}], "
                        + Filers.CONTENT.substring(to));

        Door.Reply refused = filers.act(author, id, "validations");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/current/findings").toString())
                .contains("\"code\":\"nobody-named\"");
    }

    @Test
    void aSentenceWithoutARecordIsFlaggedUntilItHasOne() {
        String id = filers.begin(caseId());
        filers.write(author, id, Filers.CONTENT);
        assertThat(filers.detail(id).at("/narrative/0/flagged").asBoolean()).isTrue();

        Door.Reply proven =
                Desk.send(
                        author,
                        "/v1/reports/" + id + "/sentences/0/records",
                        filers.version(id),
                        "{\"records\":[\"note-7\"]}");

        assertThat(proven.status()).as(proven.text()).isEqualTo(200);
        assertThat(filers.detail(id).at("/narrative/0/records/0").asString()).isEqualTo("note-7");
        assertThat(filers.detail(id).at("/narrative/0/flagged").asBoolean()).isFalse();
    }

    @Test
    void aReportGoesToTheAuthorityAndItsAnswerComesBack() throws Exception {
        String id = filers.begin(caseId());
        filers.write(author, id, Filers.CONTENT);
        filers.toApproval(id);
        assertThat(filers.act(author, id, "approvals").status()).isEqualTo(403);
        assertThat(filers.act(approver, id, "approvals").status()).isEqualTo(200);
        assertThat(filers.act(author, id, "submissions").status()).isEqualTo(200);

        Path file = courier.outgoing(id);
        assertThat(Files.readString(file)).contains("Quillfeather", "SARX");
        courier.answer(
                file,
                "<EFilingActivityXML SeqNum=\"1\"><BSAID>31000055053784</BSAID></EFilingActivityXML>");

        Until.holds("the answer is taken", () -> filers.state(id).equals("acknowledged"));
        JsonNode answered = filers.detail(id);
        assertThat(answered.at("/summary/document").asString()).isEqualTo("31000055053784");
        assertThat(answered.at("/submissions/0/state").asString()).isEqualTo("answered");
        String timeline = author.get("/v1/reports/" + id + "/timeline?limit=1000").text();
        assertThat(timeline)
                .contains("created", "written", "validated", "handed_in", "approved", "submitted")
                .contains("answered");
    }

    @Test
    void aReportIsMadeOnceForAKey() {
        String caseId = caseId();
        String body = "{\"form\":\"sar\",\"caseId\":\"" + caseId + "\"}";

        Door.Reply first = Filers.create(author, "k-1", body);
        Door.Reply again = Filers.create(author, "k-1", body);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("reportId")).isEqualTo(first.json().path("reportId"));
        assertThat(Filers.create(author, "k-1", "{\"form\":\"ctr\"}").status()).isEqualTo(409);
        assertThat(author.post("/v1/reports", body).status()).isEqualTo(400);
        assertThat(Filers.create(author, "k-2", "{\"form\":\"sar\"}").status()).isEqualTo(422);
        assertThat(
                        Filers.create(
                                        author,
                                        "k-3",
                                        "{\"form\":\"sar\",\"caseId\":\"%s\"}"
                                                .formatted(UUID.randomUUID()))
                                .status())
                .isEqualTo(404);
    }

    @Test
    void whoWroteEverIsNoSecondOfficer() {
        String id = filers.begin(caseId());
        filers.write(author, id, Filers.CONTENT);
        filers.write(approver, id, Filers.CONTENT.replace("six times", "seven times"));
        filers.toApproval(id);

        assertThat(filers.act(approver, id, "approvals").status()).isEqualTo(403);
        Door third = HOUSE.door(desk.institution, "reporter");
        assertThat(filers.act(third, id, "approvals").status()).isEqualTo(200);
    }

    @Test
    void somebodyElsesChangeIsShownNotLost() {
        String id = filers.begin(caseId());
        int seen = filers.version(id);
        filers.write(author, id, Filers.CONTENT);

        Door.Reply late =
                Desk.put(approver, "/v1/reports/" + id + "/content", seen, Filers.CONTENT);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().at("/current/version").asInt()).isEqualTo(seen + 1);
    }

    @Test
    void aRejectedReportIsWorkedOnAndFiledAgain() throws Exception {
        String id = filers.submitted(caseId());
        courier.answer(
                courier.outgoing(id),
                """
                <EFilingActivityXML SeqNum="1"><BSAID/><EFilingActivityErrorXML SeqNum="1">
                <ErrorLevelText>FATAL</ErrorLevelText><ErrorTypeCode>A1</ErrorTypeCode>
                <ErrorText>Something is wrong.</ErrorText></EFilingActivityErrorXML></EFilingActivityXML>\
                """);
        Until.holds("the answer is taken", () -> filers.state(id).equals("rejected"));
        assertThat(filers.detail(id).at("/submissions/0/remarks/0/code").asString())
                .isEqualTo("A1");

        assertThat(filers.act(author, id, "returns").status()).as("without words").isEqualTo(400);
        Door.Reply returned = filers.giveBack(author, id, "The amount is that of May.");
        assertThat(returned.status()).as(returned.text()).isEqualTo(200);
        JsonNode said = filers.detail(id).at("/words/0");
        assertThat(said.path("text").asString()).isEqualTo("The amount is that of May.");
        assertThat(author.get("/v1/reports/" + id + "/timeline?limit=1000").text())
                .contains("\"wordsId\":\"" + said.path("version").asInt() + "\"")
                .doesNotContain("of May");
        filers.toApproval(id);
        filers.act(approver, id, "approvals");
        assertThat(filers.act(author, id, "submissions").status()).isEqualTo(200);
        courier.outgoing(id);

        assertThat(filers.detail(id).path("submissions").size()).isEqualTo(2);
    }

    /** From detection to the last day. */
    private static long days(JsonNode clock) {
        Instant detected = Instant.parse(clock.path("detectedAt").asString());
        return Duration.between(detected, Instant.parse(clock.path("dueAt").asString())).toDays();
    }

    @Test
    void anAcceptedReportIsCorrectedOnceOrCarriedOn() throws Exception {
        String id = filers.submitted(caseId());
        courier.answer(
                courier.outgoing(id),
                """
                <EFilingActivityXML SeqNum="1"><BSAID>31000055053999</BSAID><EFilingActivityErrorXML SeqNum="1">
                <ErrorLevelText>WARN</ErrorLevelText><ErrorTypeCode>C4</ErrorTypeCode>
                </EFilingActivityErrorXML></EFilingActivityXML>\
                """);
        Until.holds("the answer is taken", () -> filers.state(id).equals("accepted_with_warnings"));

        Door.Reply continued = filers.act(author, id, "continuations");

        assertThat(continued.status()).as(continued.text()).isEqualTo(201);
        assertThat(filers.state(id)).isEqualTo("continued");
        String next = continued.json().path("reportId").asString();
        JsonNode report = filers.detail(next).at("/content/report");
        assertThat(report.at("/occasion/kinds/0").asString()).isEqualTo("CONTINUING");
        assertThat(report.at("/occasion/priorDocument").asString()).isEqualTo("31000055053999");
        assertThat(report.at("/suspicion/cumulativeAmount").asInt()).isEqualTo(57_300);
        JsonNode clock = filers.detail(next).path("summary");
        assertThat(clock.path("detectedAt"))
                .isEqualTo(filers.detail(id).at("/submissions/0/sentAt"));
        assertThat(days(clock)).as("120 days, or the next business day").isBetween(120L, 125L);
        assertThat(filers.act(author, id, "continuations").status()).isEqualTo(409);

        Door.Reply corrected = filers.act(author, id, "amendments");

        assertThat(corrected.status()).as(corrected.text()).isEqualTo(201);
        assertThat(filers.state(id)).isEqualTo("amended");
        JsonNode correction = filers.detail(corrected.json().path("reportId").asString());
        assertThat(correction.at("/content/report/occasion/kinds").toString())
                .isEqualTo("[\"CORRECTION\"]");
        assertThat(correction.at("/content/report/suspicion/amount").asInt()).isEqualTo(57_300);
        assertThat(correction.at("/summary/detectedAt"))
                .isEqualTo(filers.detail(id).at("/summary/detectedAt"));
        assertThat(filers.act(author, id, "amendments").status()).isEqualTo(409);
    }

    @Test
    void cashOfADayIsReportedCorrectedAndNeverContinued() throws Exception {
        Door.Reply made =
                Filers.create(author, "cash", "{\"form\":\"ctr\",\"caseId\":\"" + caseId() + "\"}");
        String id = made.json().path("reportId").asString();
        filers.write(author, id, Filers.CASH);
        filers.toApproval(id);
        assertThat(filers.act(approver, id, "approvals").status()).isEqualTo(200);
        assertThat(filers.act(author, id, "submissions").status()).isEqualTo(200);
        courier.answer(
                courier.outgoing(id),
                "<EFilingActivityXML SeqNum=\"1\"><BSAID>31000055054001</BSAID></EFilingActivityXML>");
        Until.holds("the answer is taken", () -> filers.state(id).equals("acknowledged"));

        assertThat(filers.act(author, id, "continuations").status()).isEqualTo(409);
        assertThat(filers.state(id)).isEqualTo("acknowledged");
        Door.Reply corrected = filers.act(author, id, "amendments");

        assertThat(corrected.status()).as(corrected.text()).isEqualTo(201);
        JsonNode report =
                filers.detail(corrected.json().path("reportId").asString()).at("/content/report");
        assertThat(report.at("/occasion/kinds").toString()).isEqualTo("[\"CORRECTION\"]");
        assertThat(report.at("/persons/0/name/last/value").asString()).isEqualTo("Quillfeather");
    }

    @Test
    void answersThatBelongToNothingArePutAside() throws Exception {
        Path incoming = Files.createDirectories(courier.folder().resolve("incoming"));
        Files.writeString(incoming.resolve("SARXST.20260101000000.nobody.xml.ACKED"), "<x/>");
        Files.writeString(
                incoming.resolve("bomb.xml.ACKED"),
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>");

        HOUSE.part(ReportPost.class).beat();

        assertThat(courier.folder().resolve("refused/bomb.xml.ACKED")).exists();
        assertThat(courier.folder().resolve("refused/SARXST.20260101000000.nobody.xml.ACKED"))
                .exists();
    }

    @Test
    void theProfileIsFilledIntoEveryNewReport() {
        Door.Reply written = Desk.put(author, "/v1/reports/profile", 0, Filers.CONTENT);
        assertThat(written.status()).as(written.text()).isEqualTo(200);

        String id = filers.begin(caseId());

        assertThat(filers.detail(id).at("/content/report/transmitter/controlCode").asString())
                .isEqualTo("TBSATEST");
        assertThat(Desk.put(author, "/v1/reports/profile", 0, Filers.CONTENT).status())
                .isEqualTo(409);
    }

    @Test
    void aReportIsReadAsPdfAndAsTheFileItWouldBe() {
        String id = filers.begin(caseId());
        assertThat(author.get("/v1/reports/" + id + "/xml").status()).isEqualTo(409);
        filers.write(author, id, Filers.CONTENT);

        Door.Reply pdf = author.get("/v1/reports/" + id + "/pdf");
        Door.Reply xml = author.get("/v1/reports/" + id + "/xml");

        assertThat(pdf.text()).startsWith("%PDF-");
        assertThat(xml.text()).contains("EFilingBatchXML", "742 Evergreen Terrace");
        assertThat(author.get("/v1/reports/codes").text()).contains("Transaction(s) below CTR");
    }

    private String caseId() {
        return desk.caseOf(desk.alert().opened().id).path("caseId").asString();
    }
}
