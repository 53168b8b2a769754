package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import tools.jackson.databind.JsonNode;
import vigil.cases.reports.post.ReportPost;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;

/** Suspicious transaction reports in goAML, from a case to what an officer reads at the portal. */
class TransactionReportsTest {

    private static final House HOUSE = House.shared();
    private static final String PROFILE =
            """
            {"form": "STRX", "report": {"entity": 101, "branch": "Marina", "currency": "AED",
              "reporter": {"firstName": "Sara", "lastName": "Khan"},
              "transactions": [{"from": {"ours": true, "account": {"institution": "Gulf Bank", "swift": "GULFAEAD"}}}]}}\
            """;

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
    void aReportGoesToItsOwnFolderAndAnOfficerSaysWhatTheAuthorityAnswered() throws Exception {
        String id = filers.approvedIn("str", caseId());
        assertThat(filers.act(filers.author(), id, "submissions").status()).isEqualTo(200);

        Path file = courier.outgoingOfGoaml(id);
        assertThat(Files.readString(file))
                .contains("<report_code>STR</report_code>", "<transmode_code>CASHIN<")
                .contains("<entity_reference>R-000001</entity_reference>")
                .contains("<rentity_branch>Marina</rentity_branch>")
                .doesNotContain("EFilingBatchXML");
        assertThat(courier.folder().resolve("outgoing").resolve(file.getFileName())).doesNotExist();
        assertThat(answer(id, "{\"verdict\":\"acknowledged\"}").status()).isEqualTo(422);
        assertThat(answer(id, "{\"verdict\":\"rejected\",\"document\":\"STR/7\"}").status())
                .isEqualTo(422);

        Door.Reply said =
                answer(
                        id,
                        "{\"verdict\":\"accepted_with_warnings\",\"document\":\"STR/2026-7\",\"words\":\"Ann needs a passport.\"}");

        assertThat(said.status()).as(said.text()).isEqualTo(200);
        JsonNode report = filers.detail(id);
        assertThat(report.at("/summary/state").asString()).isEqualTo("accepted_with_warnings");
        assertThat(report.at("/summary/document").asString()).isEqualTo("STR/2026-7");
        assertThat(report.at("/submissions/0/verdict").asString())
                .isEqualTo("accepted_with_warnings");
        assertThat(report.at("/words/0/text").asString()).isEqualTo("Ann needs a passport.");
        assertThat(report.at("/words/0/what").asString()).isEqualTo("answered");
        assertThat(filers.timeline(id)).contains("answered").doesNotContain("passport");
        assertThat(answer(id, "{\"verdict\":\"rejected\"}").status()).isEqualTo(409);
    }

    @Test
    void anAcceptedReportIsCarriedOnUnderTheAuthoritysNameAndNeverCorrected() throws Exception {
        String id = filers.approvedIn("str", caseId());
        filers.act(filers.author(), id, "submissions");
        courier.outgoingOfGoaml(id);
        answer(id, "{\"verdict\":\"acknowledged\",\"document\":\"STR-8\"}");

        assertThat(filers.act(filers.author(), id, "amendments").status()).isEqualTo(409);
        Door.Reply next = filers.act(filers.author(), id, "continuations");

        assertThat(next.status()).as(next.text()).isEqualTo(201);
        JsonNode report =
                filers.detail(next.json().path("reportId").asString()).at("/content/report");
        assertThat(report.path("authorityReference").asString()).isEqualTo("STR-8");
        assertThat(report.path("entity").asInt()).isEqualTo(101);
        assertThat(report.has("transactions")).isFalse();
    }

    @Test
    void whatTheAuthorityRefusedIsWorkedOnAndFiledAgain() throws Exception {
        String id = filers.approvedIn("str", caseId());
        filers.act(filers.author(), id, "submissions");
        courier.outgoingOfGoaml(id);
        assertThat(answer(id, "{\"verdict\":\"rejected\",\"words\":\"No location.\"}").status())
                .isEqualTo(200);

        assertThat(filers.giveBack(filers.author(), id, "Say where.").status()).isEqualTo(200);
        filers.toApproval(id);
        filers.act(filers.approver(), id, "approvals");
        assertThat(filers.act(filers.author(), id, "submissions").status()).isEqualTo(200);
        courier.outgoingOfGoaml(id);

        assertThat(filers.detail(id).path("submissions").size()).isEqualTo(2);
    }

    @Test
    void nobodyAnswersBeforeTheFileHasLeftOrForFincen() {
        String sar = filers.submitted(caseId());
        assertThat(answer(sar, "{\"verdict\":\"rejected\"}").status()).isEqualTo(409);
        String draft = filers.beginIn("str", caseId());
        assertThat(answer(draft, "{\"verdict\":\"rejected\"}").status()).isEqualTo(409);
    }

    @Test
    void whatIsMissingIsSaidInTheAuthoritysWordsAndTheFileIsShown() {
        String id = filers.beginIn("str", caseId());

        Door.Reply unfinished = filers.act(filers.author(), id, "validations");
        assertThat(unfinished.status()).isEqualTo(409);
        assertThat(unfinished.json().at("/current/findings").toString())
                .contains("It expects: rentity_id");
        assertThat(filers.author().get("/v1/reports/" + id + "/xml").status()).isEqualTo(409);
        filers.write(filers.author(), id, Filers.TRANSACTIONS);

        assertThat(filers.detail(id).path("findings")).isEmpty();
        assertThat(filers.author().get("/v1/reports/" + id + "/xml").text())
                .contains("<t_from_my_client>", "<signatory>");
        assertThat(filers.author().get("/v1/reports/" + id + "/pdf").text()).startsWith("%PDF-");
        assertThat(filers.author().get("/v1/reports/codes?form=str").text())
                .contains("Money at a bank");
        assertThat(filers.detail(id).at("/summary/jurisdiction").asString()).isEqualTo("AE");
        assertThat(filers.detail(id).path("summary").has("dueAt"))
                .as("no rule, no guess")
                .isFalse();
    }

    @Test
    void withoutTheAuthoritysSchemaTheSettingIsNamedAndNothingIsMade() throws Exception {
        try (MonitoringStand monitoring = new MonitoringStand();
                House bare =
                        House.on(
                                new StreetParts("cases"),
                                "--vigil.cases.reports.jurisdiction=AE",
                                "--vigil.cases.monitoring.address=" + monitoring.address())) {
            Desk here = new Desk(bare, "no-schema");
            Door reporter = bare.door("no-schema", "analyst", "reporter");
            String caseId = here.caseOf(here.alert().opened().id).path("caseId").asString();

            Door.Reply refused = Filers.create(reporter, "one", "{\"caseId\":\"" + caseId + "\"}");

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).contains("VIGIL_CASES_GOAML_SCHEMA");
            JsonNode forms = reporter.get("/v1/reports/forms").json();
            assertThat(forms.at("/2/form").asString()).isEqualTo("str");
            assertThat(forms.at("/2/suggested").asBoolean()).isTrue();
            assertThat(forms.at("/2/missing").asString()).contains("VIGIL_CASES_GOAML_SCHEMA");
            assertThat(forms.at("/0").has("missing")).isFalse();
            assertThat(reporter.get("/v1/reports").json().path("items")).isEmpty();
        }
    }

    @Test
    void aDraftIsFilledInFromTheCaseAndTheProfile() throws Exception {
        try (MonitoringStand monitoring = new MonitoringStand();
                House house =
                        House.on(
                                new StreetParts("cases"),
                                "--vigil.cases.reports.jurisdiction=AE",
                                "--vigil.cases.goaml.schema=" + House.SCHEMA,
                                "--vigil.cases.goaml.zone=Asia/Dubai",
                                "--vigil.cases.monitoring.address=" + monitoring.address())) {
            Desk here = new Desk(house, "prefilled");
            Door author = house.door("prefilled", "analyst", "reporter");
            Desk.Alert alert = here.alert().opened();
            String account = here.standing(alert.id).at("/subject/id").asString();
            monitoring.tells(alert.id, "All of it went on.", "tx-1", payment(account));
            Door.Reply profile = Desk.put(author, "/v1/reports/profile", 0, PROFILE);
            assertThat(profile.status()).as(profile.text()).isEqualTo(200);
            assertThat(author.get("/v1/reports/profile").json().path("form").asString())
                    .isEqualTo("SARX");
            String caseId = here.caseOf(alert.id).path("caseId").asString();

            Door.Reply made = Filers.create(author, "k", "{\"caseId\":\"" + caseId + "\"}");

            assertThat(made.json().path("form").asString()).as("by jurisdiction").isEqualTo("str");
            JsonNode detail =
                    new Filers(author, author).detail(made.json().path("reportId").asString());
            assertPrefilled(detail.at("/content/report"));
            assertThat(detail.path("narrative").toString())
                    .contains("Ann Quill is a customer of Gulf Bank");
        }
    }

    private static void assertPrefilled(JsonNode report) {
        assertThat(report.path("entity").asInt()).isEqualTo(101);
        assertThat(report.at("/reporter/lastName").asString()).isEqualTo("Khan");
        JsonNode one = report.at("/transactions/0");
        assertThat(one.path("at").asString()).as("Dubai's time").isEqualTo("2026-02-27T13:30:00");
        assertThat(one.path("amount").asString()).isEqualTo("12500.50");
        assertThat(one.at("/from/ours").asBoolean()).isTrue();
        assertThat(one.at("/from/account/institution").asString()).isEqualTo("Gulf Bank");
        assertThat(one.at("/from/account/number").asString()).isEqualTo("900100200");
        assertThat(one.at("/to/ours").asBoolean()).isFalse();
        assertThat(one.at("/to/account/institution").asString()).isEqualTo("Bank of Nowhere");
        assertThat(one.at("/to/country").asString()).isEqualTo("GB");
        assertThat(report.path("narrative").asString()).contains("All of it went on.");
    }

    private static Map<String, Object> payment(String payer) {
        return Map.of(
                "timestamp", "2026-02-27T09:30:00Z",
                "format", "wire",
                "amount", Map.of("value", "12500.50", "currency", "AED"),
                "payer",
                        Map.of(
                                "accountId", payer,
                                "accountNumber", "900100200",
                                "name", "Ann Quill"),
                "payee",
                        Map.of(
                                "accountId", "ffff000000000000",
                                "accountNumber", "77",
                                "country", "GB",
                                "bank", Map.of("name", "Bank of Nowhere", "bic", "NOWHGB2L")));
    }

    @Test
    void anInstitutionWithoutAnItemIsNotForgottenByThePost() throws Exception {
        String made =
                Filers.create(filers.author(), "cash", "{\"form\":\"ctr\"}")
                        .json()
                        .path("reportId")
                        .asString();
        filers.write(filers.author(), made, Filers.CASH);
        filers.toApproval(made);
        filers.act(filers.approver(), made, "approvals");
        assertThat(filers.act(filers.author(), made, "submissions").status()).isEqualTo(200);

        HOUSE.part(ReportPost.class).beat();

        assertThat(filers.detail(made).at("/submissions/0/state").asString()).isEqualTo("sent");
    }

    private Door.Reply answer(String id, String body) {
        return filers.say(filers.author(), id, "answers", body);
    }

    private String caseId() {
        return desk.caseOf(desk.alert().opened().id).path("caseId").asString();
    }
}
