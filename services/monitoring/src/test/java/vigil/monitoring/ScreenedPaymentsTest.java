package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.contracts.log.v1.LogRecord;
import vigil.contracts.log.v1.TransactionContext;
import vigil.monitoring.loop.Loops;
import vigil.testkit.Broker;
import vigil.testkit.Door;
import vigil.testkit.ScreeningStand;
import vigil.testkit.ScreeningStand.Mood;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** Payments whose parties are screened before they are decided. */
class ScreenedPaymentsTest {

    private final ScreeningStand stand =
            new ScreeningStand().list("Ivan Listed", "ofac-sdn-12345", 0.97);
    private final StreetParts street = new StreetParts("monitoring");
    private House house;

    @BeforeEach
    void openTheHouse() {
        house = open();
    }

    @AfterEach
    void closeAll() {
        house.close();
        stand.close();
    }

    @Test
    void aPaymentToAListedNameIsHeldAndTheReasonNamesTheEntry() {
        JsonNode decision = decided(payment("listed-1", "Ann Payer", "Ivan Listed"));

        assertThat(decision.path("outcome").asString()).isEqualTo("block_and_review");
        assertThat(reason(decision, "sanctions-payee"))
                .isEqualTo(
                        "The payee may be ofac-sdn-12345 of list ofac-sdn (97.0 %); 12.00 USD are held.");
        assertThat(decision.path("screening").path("payer").asString()).isEqualTo("clear");
        assertThat(decision.path("screening").path("payee").asString()).isEqualTo("hit");
    }

    @Test
    void theViewsSayWhatTheListsSaid() {
        String id = id(decided(payment("viewed-1", "Ann Payer", "Ivan Listed")));

        Until.holds(
                "the decision is in rows",
                () -> house.analyst().get("/v1/decisions/" + id).status() == 200);
        JsonNode decision = house.analyst().get("/v1/decisions/" + id).json();
        JsonNode transaction = house.analyst().get("/v1/transactions/" + id).json();
        assertThat(decision.path("screening").path("payee").asString()).isEqualTo("hit");
        assertThat(transaction.path("decision").path("screening"))
                .isEqualTo(decision.path("screening"));
        assertThat(transaction.path("screenedLists").asString()).isEqualTo(stand.lists());
        assertThat(transaction.path("payer").path("screening").toString())
                .isEqualTo("{\"state\":\"clear\"}");
        JsonNode hit = transaction.path("payee").path("screening").path("hits").get(0);
        assertThat(hit.path("entry").asString()).isEqualTo("ofac-sdn-12345");
        assertThat(hit.path("list").asString()).isEqualTo("ofac-sdn");
        assertThat(hit.path("listVersion").asString()).isEqualTo(ScreeningStand.LIST_VERSION);
        assertThat(hit.path("score").asDouble()).isEqualTo(0.97);
    }

    @Test
    void whoIsNotAskedAboutIsNotSpokenOf() {
        JsonNode decision = decided(Payments.one("plain-1", "12.00"));

        assertThat(decision.path("outcome").asString()).isEqualTo("approve");
        assertThat(decision.has("screening")).isFalse();
        assertThat(stand.questions()).isEmpty();
    }

    @Test
    void theHouseIsAskedForTheInstitutionThatSends() {
        house.door("other", "machine")
                .post("/v1/transactions", payment("other-1", "Ann Payer", "Ben Payee"));

        String token = stand.tokens().getFirst();
        String claims = new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        assertThat(claims).contains("\"institution\":\"other\"");
    }

    @Test
    void withTheScreeningHouseGonePaymentsAreReviewedAndSayWhyUntilItIsBack() {
        stand.die();

        JsonNode unscreened = decided(payment("gone-1", "Ann Payer", "Ivan Listed"));

        assertThat(unscreened.path("outcome").asString()).isEqualTo("review");
        assertThat(unscreened.has("fallback")).isFalse();
        assertThat(reason(unscreened, "parties-unscreened")).startsWith("Parties not screened: 2.");
        assertThat(unscreened.path("screening").path("payee").asString()).isEqualTo("unavailable");

        stand.comeBack();
        JsonNode back = decided(payment("gone-2", "Ann Payer", "Ivan Listed"));
        assertThat(back.path("outcome").asString()).isEqualTo("block_and_review");
    }

    @Test
    void aSlowScreeningHouseHoldsAPaymentNoLongerThanItsDeadline() {
        stand.turn(Mood.HOLDS);

        JsonNode decision = decided(payment("slow-1", "Ann Payer", "Ivan Listed"));

        assertThat(decision.path("outcome").asString()).isEqualTo("review");
        assertThat(decision.has("fallback")).isFalse();
    }

    @Test
    void wherePassIsDeclaredPaymentsGoThroughUnscreened() {
        house.close();
        house = open("--vigil.monitoring.parties.fallback=pass");
        stand.turn(Mood.NOT_READY);

        JsonNode decision = decided(payment("pass-1", "Ann Payer", "Ivan Listed"));

        assertThat(decision.path("outcome").asString()).isEqualTo("approve");
        assertThat(decision.path("screening").path("payee").asString()).isEqualTo("passed");
    }

    @Test
    void theSameAgainIsAnsweredAsBeforeWhateverTheListsSayNow() {
        JsonNode first = decided(payment("again-1", "Ann Payer", "Ben Payee"));
        stand.list("Ben Payee", "ofac-sdn-2", 0.9).update('c');
        decided(payment("again-2", "Cid Payer", "Ben Payee"));

        JsonNode again = decided(payment("again-1", "Ann Payer", "Ben Payee"));

        assertThat(again).isEqualTo(first);
        assertThat(again.path("outcome").asString()).isEqualTo("approve");
    }

    @Test
    void aRetryOfWhatNeverWasDecidedIsDecidedByWhatTheListsSaidFirst() throws Exception {
        house.close();
        house = open("--vigil.monitoring.desk.deadline=1500ms");
        house.part(Loops.class).stop();
        String payment = payment("retry-1", "Ann Payer", "Ben Payee");
        house.machine().post("/v1/transactions", payment);
        stand.list("Ben Payee", "ofac-sdn-2", 0.9).update('c');
        house.machine().post("/v1/transactions", payment("retry-2", "Cid Payer", "Ben Payee"));
        house.machine().post("/v1/transactions", payment);

        List<TransactionContext> contexts = contexts();
        assertThat(contexts).hasSizeGreaterThanOrEqualTo(2);
        assertThat(contexts)
                .filteredOn(context -> !context.getPayeeScreening().getState().equals("HIT"))
                .hasSize(contexts.size() - 1)
                .allMatch(context -> context.getPayeeScreening().getState().equals("CLEAR"));
    }

    @Test
    void aBatchAndAMessageAndAFileAreScreenedToo() {
        Door.Reply batch =
                house.machine()
                        .post(
                                "/v1/transactions",
                                "["
                                        + payment("batch-1", "Ann Payer", "Ivan Listed")
                                        + ","
                                        + payment("batch-2", "Ivan Listed", "Ann Payer")
                                        + "]");
        Door.Reply file =
                house.machine()
                        .send(
                                house.machine()
                                        .request("/v1/transaction-files?format=vigil")
                                        .header("Content-Type", "text/csv")
                                        .header("Idempotency-Key", "named-file")
                                        .POST(HttpRequest.BodyPublishers.ofString(FILE)));

        JsonNode results = batch.json().path("results");
        assertThat(stand.questions().getFirst().path("parties")).hasSize(2);
        assertThat(results.get(0).path("decision").path("screening").path("payee").asString())
                .isEqualTo("hit");
        assertThat(reason(results.get(1).path("decision"), "sanctions-payer"))
                .startsWith("The payer may be ofac-sdn-12345 of list ofac-sdn (97.0 %)");
        assertThat(file.json().path("accepted").asLong()).as(file.text()).isEqualTo(2);
        Until.holds(
                "the file's rows are decided",
                () ->
                        street.database()
                                        .number(
                                                "select count(*) from decisions d join transactions t using (transaction_id)"
                                                        + " where t.file_id is not null and 'sanctions-payee' = any (d.scenarios)")
                                == 1);
    }

    @Test
    void theRecordHoldsIdsAndVersionsAndTheRowHoldsTheSame() throws Exception {
        String id = id(decided(payment("record-1", "Ann Payer", "Ivan Listed")));

        TransactionContext context = contexts().getFirst();
        assertThat(context.getPayeeScreening().getHits(0).getEntry()).isEqualTo("ofac-sdn-12345");
        assertThat(context.getPayeeScreening().getHits(0).getThousandths()).isEqualTo(970);
        assertThat(context.getPayeeScreening().getHits(0).getVersion().size()).isEqualTo(32);
        assertThat(context.getScreenedLists().size()).isEqualTo(32);
        assertThat(
                        street.database()
                                .number(
                                        "select count(*) from transactions where transaction_id = '"
                                                + id
                                                + "' and context = '\\x"
                                                + java.util.HexFormat.of()
                                                        .formatHex(context.toByteArray())
                                                + "'"))
                .isEqualTo(1);
    }

    @Test
    void theFiguresSayWhoWasAskedAndWhoWasKnown() {
        decided(payment("figures-1", "Ann Payer", "Ivan Listed"));
        decided(payment("figures-2", "Ann Payer", "Ivan Listed"));

        String figures = house.analyst().get("/actuator/prometheus").text();
        assertThat(figures)
                .contains("vigil_parties_screened_total{kind=\"asked\"} 2.0")
                .contains("vigil_parties_screened_total{kind=\"remembered\"} 2.0")
                .contains("vigil_parties_breaker_open 0.0");
    }

    private static final String FILE =
            """
            transactionId,timestamp,format,payerAccount,payerBank,payerName,payeeAccount,payeeBank,payeeName,amount,currency
            f-1,2026-03-01T10:00:00Z,wire,A-1,1,Ann Payer,B-1,2,Ivan Listed,12.00,USD
            f-2,2026-03-01T10:01:00Z,wire,A-1,1,Ann Payer,B-1,2,Ben Payee,12.00,USD
            """;

    private House open(String... more) {
        List<String> settings =
                new java.util.ArrayList<>(
                        List.of(
                                "--vigil.monitoring.parties.address=" + stand.address(),
                                "--vigil.monitoring.parties.deadline=1s",
                                "--vigil.monitoring.parties.batch-deadline=1s"));
        settings.addAll(List.of(more));
        return House.on(street, settings.toArray(String[]::new));
    }

    private JsonNode decided(String payment) {
        Door.Reply reply = house.machine().post("/v1/transactions", payment);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private List<TransactionContext> contexts() throws InvalidProtocolBufferException {
        List<TransactionContext> contexts = new java.util.ArrayList<>();
        for (var record : Broker.read(street.transactionsTopic())) {
            LogRecord fact = LogRecord.parseFrom(record.value());
            if (fact.hasTransaction()) {
                contexts.add(fact.getTransaction().getContext());
            }
        }
        return contexts;
    }

    private static String id(JsonNode decision) {
        return decision.path("transactionId").asString();
    }

    private static String reason(JsonNode decision, String scenario) {
        for (JsonNode hit : decision.path("hitRules")) {
            if (hit.path("ruleId").asString().equals(scenario)) {
                return hit.path("reason").asString();
            }
        }
        return "not met: " + decision;
    }

    private static String payment(String id, String payer, String payee) {
        return """
        {"transactionId":"%s","timestamp":"2026-03-01T10:00:00Z","format":"wire",
         "payer":{"account":{"number":"A-1"},"bank":{"code":"1"},"name":"%s"},
         "payee":{"account":{"number":"B-1"},"bank":{"code":"2"},"name":"%s"},
         "amount":{"value":"12.00","currency":"USD"}}\
        """
                .formatted(id, payer, payee);
    }
}
