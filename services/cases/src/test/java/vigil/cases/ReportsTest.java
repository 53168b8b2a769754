package vigil.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
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
    private static final String CONTENT = content();

    private Desk desk = new Desk(HOUSE, "demo");
    private Door author = desk.analyst;
    private Door approver = desk.analyst;

    /** An institution of its own for each test. */
    @BeforeEach
    void ownInstitution(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        desk = new Desk(HOUSE, name.substring(0, Math.min(60, name.length())));
        author = HOUSE.door(desk.institution, "analyst", "reporter");
        approver = HOUSE.door(desk.institution, "supervisor", "reporter");
    }

    @Test
    void aDraftIsFilledInFromTheCaseAndSaysWhatIsMissing() {
        Desk.Alert alert = desk.alert().with("scenario", "structuring").opened();
        String id = begin(desk.caseOf(alert.id).path("caseId").asString());

        JsonNode drafted = detail(id);
        assertThat(drafted.at("/summary/state").asString()).isEqualTo("draft");
        assertThat(drafted.at("/summary/lastDay").asString()).isNotEmpty();
        assertThat(drafted.at("/narrative/0/flagged").asBoolean()).isFalse();
        assertThat(drafted.at("/narrative").toString()).contains(alert.id.toString());
        Door.Reply unfinished = act(author, id, "validations");

        assertThat(unfinished.status()).isEqualTo(409);
        assertThat(unfinished.json().at("/current/findings").toString())
                .contains("\"field\":\"transmitter.name\"");
    }

    @Test
    void aSentenceWithoutARecordIsFlaggedUntilItHasOne() {
        String id = begin(caseId());
        write(author, id, CONTENT);
        assertThat(detail(id).at("/narrative/0/flagged").asBoolean()).isTrue();

        Door.Reply proven =
                Desk.send(
                        author,
                        "/v1/reports/" + id + "/sentences/0/records",
                        version(id),
                        "{\"records\":[\"note-7\"]}");

        assertThat(proven.status()).as(proven.text()).isEqualTo(200);
        assertThat(detail(id).at("/narrative/0/records/0").asString()).isEqualTo("note-7");
        assertThat(detail(id).at("/narrative/0/flagged").asBoolean()).isFalse();
    }

    @Test
    void aReportGoesToTheAuthorityAndItsAnswerComesBack() throws Exception {
        String id = begin(caseId());
        write(author, id, CONTENT);
        toApproval(id);
        assertThat(act(author, id, "approvals").status()).isEqualTo(403);
        assertThat(act(approver, id, "approvals").status()).isEqualTo(200);
        assertThat(act(author, id, "submissions").status()).isEqualTo(200);

        Path file = outgoing(id);
        assertThat(Files.readString(file)).contains("Quillfeather", "SARX");
        answer(
                file,
                "<EFilingActivityXML SeqNum=\"1\"><BSAID>31000055053784</BSAID></EFilingActivityXML>");

        Until.holds("the answer is taken", () -> state(id).equals("acknowledged"));
        JsonNode answered = detail(id);
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

        Door.Reply first = create(author, "k-1", body);
        Door.Reply again = create(author, "k-1", body);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("reportId")).isEqualTo(first.json().path("reportId"));
        assertThat(create(author, "k-1", "{\"form\":\"ctr\"}").status()).isEqualTo(409);
        assertThat(author.post("/v1/reports", body).status()).isEqualTo(400);
        assertThat(create(author, "k-2", "{\"form\":\"sar\"}").status()).isEqualTo(422);
        assertThat(
                        create(
                                        author,
                                        "k-3",
                                        "{\"form\":\"sar\",\"caseId\":\"%s\"}"
                                                .formatted(UUID.randomUUID()))
                                .status())
                .isEqualTo(404);
    }

    @Test
    void whoWroteEverIsNoSecondOfficer() {
        String id = begin(caseId());
        write(author, id, CONTENT);
        write(approver, id, CONTENT.replace("six times", "seven times"));
        toApproval(id);

        assertThat(act(approver, id, "approvals").status()).isEqualTo(403);
        Door third = HOUSE.door(desk.institution, "reporter");
        assertThat(act(third, id, "approvals").status()).isEqualTo(200);
    }

    @Test
    void somebodyElsesChangeIsShownNotLost() {
        String id = begin(caseId());
        int seen = version(id);
        write(author, id, CONTENT);

        Door.Reply late = Desk.put(approver, "/v1/reports/" + id + "/content", seen, CONTENT);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().at("/current/version").asInt()).isEqualTo(seen + 1);
    }

    @Test
    void aRejectedReportIsWorkedOnAndFiledAgain() throws Exception {
        String id = submitted();
        answer(
                outgoing(id),
                """
                <EFilingActivityXML SeqNum="1"><BSAID/><EFilingActivityErrorXML SeqNum="1">
                <ErrorLevelText>FATAL</ErrorLevelText><ErrorTypeCode>A1</ErrorTypeCode>
                <ErrorText>Something is wrong.</ErrorText></EFilingActivityErrorXML></EFilingActivityXML>\
                """);
        Until.holds("the answer is taken", () -> state(id).equals("rejected"));
        assertThat(detail(id).at("/submissions/0/remarks/0/code").asString()).isEqualTo("A1");

        assertThat(act(author, id, "returns").status()).isEqualTo(200);
        toApproval(id);
        act(approver, id, "approvals");
        assertThat(act(author, id, "submissions").status()).isEqualTo(200);
        outgoing(id);

        assertThat(detail(id).path("submissions").size()).isEqualTo(2);
    }

    @Test
    void anAcceptedReportIsCorrectedOnceOrCarriedOn() throws Exception {
        String id = submitted();
        answer(
                outgoing(id),
                """
                <EFilingActivityXML SeqNum="1"><BSAID>31000055053999</BSAID><EFilingActivityErrorXML SeqNum="1">
                <ErrorLevelText>WARN</ErrorLevelText><ErrorTypeCode>C4</ErrorTypeCode>
                </EFilingActivityErrorXML></EFilingActivityXML>\
                """);
        Until.holds("the answer is taken", () -> state(id).equals("accepted_with_warnings"));

        Door.Reply continued = act(author, id, "continuations");

        assertThat(continued.status()).as(continued.text()).isEqualTo(201);
        assertThat(state(id)).isEqualTo("continued");
        String next = continued.json().path("reportId").asString();
        JsonNode report = detail(next).at("/content/report");
        assertThat(report.at("/occasion/kinds/0").asString()).isEqualTo("CONTINUING");
        assertThat(report.at("/occasion/priorDocument").asString()).isEqualTo("31000055053999");
        assertThat(report.at("/suspicion/cumulativeAmount").asInt()).isEqualTo(57_300);
        assertThat(act(author, id, "amendments").status()).isEqualTo(409);
    }

    @Test
    void answersThatBelongToNothingArePutAside() throws Exception {
        Path incoming = Files.createDirectories(folder().resolve("incoming"));
        Files.writeString(incoming.resolve("SARXST.20260101000000.nobody.xml.ACKED"), "<x/>");
        Files.writeString(
                incoming.resolve("bomb.xml.ACKED"),
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>");

        HOUSE.part(ReportPost.class).beat();

        assertThat(folder().resolve("refused/bomb.xml.ACKED")).exists();
        assertThat(folder().resolve("refused/SARXST.20260101000000.nobody.xml.ACKED")).exists();
    }

    @Test
    void theProfileIsFilledIntoEveryNewReport() {
        Door.Reply written = Desk.put(author, "/v1/reports/profile", 0, CONTENT);
        assertThat(written.status()).as(written.text()).isEqualTo(200);

        String id = begin(caseId());

        assertThat(detail(id).at("/content/report/transmitter/controlCode").asString())
                .isEqualTo("TBSATEST");
        assertThat(Desk.put(author, "/v1/reports/profile", 0, CONTENT).status()).isEqualTo(409);
    }

    @Test
    void aReportIsReadAsPdfAndAsTheFileItWouldBe() {
        String id = begin(caseId());
        assertThat(author.get("/v1/reports/" + id + "/xml").status()).isEqualTo(409);
        write(author, id, CONTENT);

        Door.Reply pdf = author.get("/v1/reports/" + id + "/pdf");
        Door.Reply xml = author.get("/v1/reports/" + id + "/xml");

        assertThat(pdf.text()).startsWith("%PDF-");
        assertThat(xml.text()).contains("EFilingBatchXML", "742 Evergreen Terrace");
        assertThat(author.get("/v1/reports/codes").text()).contains("Transaction(s) below CTR");
    }

    private String caseId() {
        return desk.caseOf(desk.alert().opened().id).path("caseId").asString();
    }

    private String begin(String caseId) {
        Door.Reply made =
                create(
                        author,
                        UUID.randomUUID().toString(),
                        "{\"form\":\"sar\",\"caseId\":\"" + caseId + "\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("reportId").asString();
    }

    private String submitted() {
        String id = begin(caseId());
        write(author, id, CONTENT);
        toApproval(id);
        assertThat(act(approver, id, "approvals").status()).isEqualTo(200);
        assertThat(act(author, id, "submissions").status()).isEqualTo(200);
        return id;
    }

    private void toApproval(String id) {
        Door.Reply valid = act(author, id, "validations");
        assertThat(valid.status()).as(valid.text()).isEqualTo(200);
        assertThat(act(author, id, "reviews").status()).isEqualTo(200);
    }

    private void write(Door officer, String id, String content) {
        Door.Reply written =
                Desk.put(officer, "/v1/reports/" + id + "/content", version(id), content);
        assertThat(written.status()).as(written.text()).isEqualTo(200);
    }

    private static Door.Reply create(Door officer, String key, String body) {
        return officer.send(
                officer.request("/v1/reports")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8)));
    }

    private Door.Reply act(Door officer, String id, String act) {
        return Desk.send(officer, "/v1/reports/" + id + "/" + act, version(id), "");
    }

    private JsonNode detail(String id) {
        Door.Reply reply = author.get("/v1/reports/" + id);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private int version(String id) {
        return detail(id).at("/summary/version").asInt();
    }

    private String state(String id) {
        return detail(id).at("/summary/state").asString();
    }

    private static Path folder() {
        return HOUSE.street().state().resolve("reports");
    }

    /** The newest file of a report, as soon as it has left. */
    private Path outgoing(String id) {
        List<Path> found = new ArrayList<>();
        Until.holds(
                "the file has left",
                () -> {
                    JsonNode all = detail(id).path("submissions");
                    String name = all.get(all.size() - 1).path("fileName").asString();
                    found.clear();
                    found.addAll(files(name));
                    return !found.isEmpty();
                });
        return found.getFirst();
    }

    private static List<Path> files(String name) {
        Path outgoing = folder().resolve("outgoing");
        if (!Files.exists(outgoing)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(outgoing)) {
            return files.filter(file -> file.endsWith(name)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The authority takes the file and answers it. */
    private static void answer(Path file, String reports) throws IOException {
        Path incoming = Files.createDirectories(folder().resolve("incoming"));
        String answer =
                "<EFilingBatchXML StatusCode=\"A\"><EFilingSubmissionXML StatusCode=\"A\">"
                        + reports
                        + "</EFilingSubmissionXML></EFilingBatchXML>";
        String name = file.getFileName() + ".ACKED";
        Path part = Files.writeString(incoming.resolve(name + ".part"), answer);
        Files.delete(file);
        Files.move(part, incoming.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String content() {
        try (InputStream in =
                Objects.requireNonNull(ReportsTest.class.getResourceAsStream("suspicious.json"))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
