package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;
import vigil.testkit.Until;

class TransactionsHttpTest {

    private final House house = House.shared();

    @Test
    void aTransactionIsAnsweredWithItsDecision() {
        Door.Reply reply = send(Payments.one("first-1", "12.50"));

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("outcome").asString()).isEqualTo("approve");
        assertThat(reply.json().path("clientTransactionId").asString()).isEqualTo("first-1");
        assertThat(reply.json().path("evaluatedAt").asString()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(reply.json().path("configHash").asString()).hasSize(64);
        assertThat(reply.json().has("fallback")).isFalse();
        String id = id(reply);
        Until.holds(
                "the decision is in rows",
                () -> house.analyst().get("/v1/decisions/" + id).status() == 200);
        JsonNode decision = house.analyst().get("/v1/decisions/" + id).json();
        assertThat(decision.path("clientTransactionId").asString()).isEqualTo("first-1");
        assertThat(house.analyst().get("/v1/decisions?limit=5").json().path("items").size())
                .isPositive();
    }

    @Test
    void theSameAgainIsAnsweredWithTheFirstDecision() {
        JsonNode first = send(Payments.one("twice-1", "20.00")).json();

        Door.Reply again = send(Payments.one("twice-1", "20.00"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first);
        assertThat(logged(first.path("transactionId").asString())).isEqualTo(1);
    }

    @Test
    void theSameIdWithOtherContentIsAConflict() {
        send(Payments.one("conflict-1", "20.00"));

        Door.Reply other = send(Payments.one("conflict-1", "21.00"));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().path("code").asString()).isEqualTo("conflict");
        assertThat(other.header("content-type")).startsWith("application/problem+json");
    }

    @Test
    void theShortWayAndTheLongWayAnswerTheSame() {
        send(Payments.one("ways-1", "20.00"));
        List<String> bodies =
                List.of(
                        Payments.one("ways-1", "20.00"),
                        Payments.one("ways-1", "21.00"),
                        Payments.one("ways-1", "-1"),
                        "[" + Payments.one("ways-1", "20.00") + "]",
                        "no JSON",
                        "");
        for (String body : bodies) {
            Door.Reply shortWay = house.machine().post("/v1/transactions", body);
            Door.Reply longWay = house.machine().post("/v1/transactions?way=long", body);

            assertThat(shortWay.status()).as(body).isEqualTo(longWay.status());
            assertThat(shortWay.json()).as(body).isEqualTo(longWay.json());
            assertThat(shortWay.header("content-type"))
                    .as(body)
                    .isEqualTo(longWay.header("content-type"));
        }
    }

    @Test
    void manyAtOnceWithTheSameIdAreOneTransaction() throws Exception {
        List<Callable<String>> senders = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            senders.add(() -> id(send(Payments.one("crowd-1", "5.00"))));
        }

        List<String> ids = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> sent : threads.invokeAll(senders)) {
                ids.add(sent.get());
            }
        }

        assertThat(ids).hasSize(20).containsOnly(ids.getFirst());
        Until.holds("it is decided", () -> decided(ids.getFirst()) == 1);
    }

    @Test
    void aBatchIsAnsweredRowByRow() {
        send(Payments.one("batch-known", "7.00"));
        String batch =
                "["
                        + Payments.one("batch-1", "1.00")
                        + ","
                        + Payments.one("batch-2", "-1.00")
                        + ","
                        + Payments.one("batch-known", "8.00")
                        + ","
                        + Payments.one("batch-3", "3.00")
                        + "]";

        Door.Reply reply = send(batch);

        JsonNode results = reply.json().path("results");
        assertThat(reply.status()).isEqualTo(207);
        assertThat(statuses(results)).containsExactly(200, 422, 409, 200);
        assertThat(results.get(1).path("problem").path("errors").get(0).path("field").asString())
                .isEqualTo("amount.value");
        assertThat(results.get(0).path("decision").path("outcome").asString()).isEqualTo("approve");
    }

    @Test
    void whatWasSentIsShownMasked() {
        String payment =
                """
                {"transactionId":"masked-1","timestamp":"2026-03-01T10:00:00Z","format":"wire",
                 "payer":{"account":{"iban":"DE89370400440532013000"},"name":"Maria Weber",
                          "address":["Hauptstrasse 1"],"birthDate":"1980-02-29","country":"DE"},
                 "payee":{"account":{"number":"900100200"},"bank":{"bic":"NWBKGB2L"},"name":"John Smith"},
                 "amount":{"value":"99.90","currency":"EUR"},"remittance":"for the piano"}\
                """;
        String id = id(send(payment));

        String shown = house.analyst().get("/v1/transactions/" + id).text();

        assertThat(shown)
                .contains("masked-1", "****3000", "M. W.", "J. S.", "****0200", "NWBKGB2L", "1980")
                .doesNotContain(
                        "Weber", "DE89370400440532013000", "Hauptstrasse", "piano", "02-29");
    }

    @Test
    void whatWasSentIsShownInFullForAPurposeThatIsWrittenDown() {
        String id =
                id(
                        send(
                                """
                                {"transactionId":"revealed-1","timestamp":"2026-03-01T10:00:00Z","format":"wire",
                                 "payer":{"account":{"iban":"DE89370400440532013000"},"name":"Maria Weber"},
                                 "payee":{"account":{"number":"900100200"},"bank":{"bic":"NWBKGB2L"},"name":"John Smith"},
                                 "amount":{"value":"99.90","currency":"EUR"},"remittance":"for the piano"}\
                                """));
        String path = "/v1/transactions/" + id + "/revelations";
        String purpose = "{\"purpose\":\"investigation\",\"reference\":\"C-000012\"}";

        Door.Reply shown = house.analyst().post(path, purpose);

        assertThat(shown.status()).as(shown.text()).isEqualTo(200);
        assertThat(shown.text())
                .contains("Maria Weber", "DE89370400440532013000", "900100200", "for the piano");
        assertThat(revelations(id, "%\"purpose\":\"investigation\",\"reference\":\"C-000012\"%"))
                .isOne();
        assertThat(house.analyst().post(path, "{\"purpose\":\"curiosity\"}").status())
                .isEqualTo(422);
        assertThat(
                        house.analyst()
                                .post(
                                        path,
                                        "{\"purpose\":\"investigation\",\"reference\":\"M. Weber\"}")
                                .status())
                .isEqualTo(422);
        assertThat(house.analyst().post(path, "{\"purpose\":\"report\"}").status())
                .as("who reads evidence may not learn of a report")
                .isEqualTo(422);
        assertThat(house.door("demo", "auditor").post(path, purpose).status()).isEqualTo(403);
        assertThat(house.door("other", "analyst").post(path, purpose).status()).isEqualTo(404);
        assertThat(revelations(id, "%")).as("what is refused uncovers nothing").isOne();
    }

    private long revelations(String transaction, String like) {
        return house.street()
                .database()
                .number(
                        "select count(*) from outbox where topic like '%evidence%'"
                                + " and convert_from(payload, 'UTF8') like '%transaction.revealed%'"
                                + " and convert_from(payload, 'UTF8') like '%"
                                + transaction
                                + "%' and convert_from(payload, 'UTF8') like '"
                                + like
                                + "'");
    }

    @Test
    void listsAreCutIntoPages() {
        String account = fivePayments("page");
        Door analyst = house.analyst();

        JsonNode first = analyst.get("/v1/transactions?limit=2&account=" + account).json();
        JsonNode second =
                analyst.get(
                                "/v1/transactions?limit=2&account="
                                        + account
                                        + "&after="
                                        + first.path("next").asString())
                        .json();

        assertThat(clientIds(first)).containsExactly("page-4", "page-3");
        assertThat(clientIds(second)).containsExactly("page-2", "page-1");
    }

    @Test
    void listsAreFilteredByTime() {
        String account = fivePayments("time");

        JsonNode between =
                house.analyst()
                        .get(
                                "/v1/transactions?account="
                                        + account
                                        + "&from=2026-04-02T00:00:00Z&to=2026-04-04T00:00:00Z")
                        .json();

        assertThat(clientIds(between)).containsExactly("time-2", "time-1");
    }

    @Test
    void anAccountIsFoundByItsIbanInOneInstitutionAlone() {
        String iban = "GB33BUKB20201555555555";
        send(
                Payments.one("iban-1", "3.00")
                        .replace("{\"number\":\"A-1\"}", "{\"iban\":\"" + iban + "\"}"));

        JsonNode found = house.analyst().get("/v1/transactions?account=" + iban).json();
        JsonNode elsewhere =
                house.door("other", "analyst").get("/v1/transactions?account=" + iban).json();

        assertThat(clientIds(found)).containsExactly("iban-1");
        assertThat(clientIds(elsewhere)).isEmpty();
        assertThat(house.analyst().get("/v1/decisions?account=" + iban).status()).isEqualTo(200);
        assertThat(house.analyst().get("/v1/alerts?account=" + iban).json().path("items"))
                .isEmpty();
    }

    @Test
    void badParametersAreNamed() {
        Door analyst = house.analyst();
        for (String bad :
                List.of("limit=0", "limit=x", "after=!", "from=yesterday", "account=DE1")) {
            Door.Reply reply = analyst.get("/v1/transactions?" + bad);
            assertThat(reply.status()).as(bad).isEqualTo(422);
            assertThat(reply.json().path("errors").get(0).path("field").asString())
                    .isEqualTo(bad.substring(0, bad.indexOf('=')));
        }
        assertThat(analyst.get("/v1/decisions?outcome=perhaps").status()).isEqualTo(422);
    }

    /** One a day from the first of April; gives the payer's account. */
    private String fivePayments(String name) {
        for (int i = 0; i < 5; i++) {
            send(
                    Payments.of(
                            name + "-" + i,
                            name + "-payer",
                            "P-2",
                            "1.00",
                            "2026-04-0" + (i + 1) + "T00:00:00Z"));
        }
        return house.analyst()
                .get("/v1/transactions?clientTransactionId=" + name + "-0")
                .json()
                .path("items")
                .get(0)
                .path("payer")
                .path("accountId")
                .asString();
    }

    private Door.Reply send(String json) {
        return house.machine().post("/v1/transactions", json);
    }

    private long logged(String id) {
        return house.street()
                .database()
                .number("select count(*) from transactions where transaction_id = '" + id + "'");
    }

    private long decided(String id) {
        return house.street()
                .database()
                .number("select count(*) from decisions where transaction_id = '" + id + "'");
    }

    private static String id(Door.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().path("transactionId").asString();
    }

    private static List<Integer> statuses(JsonNode results) {
        List<Integer> statuses = new ArrayList<>();
        results.forEach(result -> statuses.add(result.path("status").asInt()));
        return statuses;
    }

    private static List<String> clientIds(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("items").forEach(item -> ids.add(item.path("clientTransactionId").asString()));
        return ids;
    }
}
