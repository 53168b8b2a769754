package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.StreetParts;

/** What a report begins with when monitoring tells of the transactions behind its case. */
class NarrativeTest {

    private static final String REASON = "Within 3.0 hours all of it went on to strangers.";

    @Test
    void aNarrativeTellsWhoPaidWhomWhyItStoodOutAndWhatWasDone() throws Exception {
        try (MonitoringStand monitoring = new MonitoringStand();
                House house =
                        House.on(
                                new StreetParts("cases"),
                                "--vigil.cases.monitoring.address=" + monitoring.address())) {
            Desk desk = new Desk(house, "narrated");
            Filers filers =
                    new Filers(
                            house.door(desk.institution, "analyst", "reporter"),
                            house.door(desk.institution, "supervisor", "reporter"));
            Desk.Alert alert = desk.alert().opened();
            String account = desk.standing(alert.id).at("/subject/id").asString();
            monitoring.tells(alert.id, REASON, "tx-1", wire(account));
            JsonNode made = desk.caseOf(alert.id);

            JsonNode report = filers.detail(filers.begin(made.path("caseId").asString()));

            JsonNode narrative = report.path("narrative");
            assertThat(report.at("/content/report/suspicion/from").asString())
                    .as("of the earliest transaction behind it")
                    .isEqualTo("2026-02-27");
            assertTold(narrative, made.path("reference").asString());
            JsonNode subject = report.at("/content/report/subjects/0");
            assertThat(subject.at("/name/last/value").asString()).isEqualTo("Ann Quill");
            assertThat(subject.at("/holdings/0/accounts/0/number").asString())
                    .isEqualTo("900100200");
            assertThat(monitoring.asked())
                    .singleElement()
                    .asString()
                    .startsWith("/v1/transactions/tx-1/revelations ")
                    .contains(
                            "\"purpose\":\"investigation\"",
                            "\"reference\":\"" + made.path("reference").asString() + "\"")
                    .as("says no more than any look at the case")
                    .doesNotContain("\"report\"");
        }
    }

    private static void assertTold(JsonNode narrative, String reference) {
        List<String> said =
                narrative.valueStream().map(each -> each.path("text").asString()).toList();
        assertThat(said)
                .anyMatch(text -> text.startsWith("Ann Quill is a customer of"))
                .anyMatch(text -> text.endsWith("account 900100200."))
                .contains("One payment moved 12,500.50 USD in total.")
                .contains("One payment went by wire transfer.")
                .contains(REASON)
                .contains(
                        "Ann Quill (account 900100200) sent account 77 12,500.50 USD on 27 February 2026.")
                .anyMatch(text -> text.endsWith("opened case " + reference + "."));
        assertThat(narrative.valueStream())
                .allSatisfy(each -> {
                    assertThat(each.path("records")).isNotEmpty();
                    assertThat(each.path("flagged").asBoolean()).isFalse();
                });
    }

    private static Map<String, Object> wire(String payer) {
        return Map.of(
                "timestamp", "2026-02-27T09:30:00Z",
                "format", "wire",
                "amount", Map.of("value", "12500.50", "currency", "USD"),
                "payer",
                        Map.of(
                                "accountId", payer,
                                "accountNumber", "900100200",
                                "name", "Ann Quill"),
                "payee", Map.of("accountId", "ffff000000000000", "accountNumber", "77"));
    }
}
