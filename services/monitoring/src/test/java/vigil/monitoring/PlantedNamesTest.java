package vigil.monitoring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.contracts.log.v1.LogRecord;
import vigil.testkit.Door;
import vigil.testkit.Planted;
import vigil.testkit.ScreeningStand;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** Names and numbers that were planted must not be found where they do not belong. */
class PlantedNamesTest {

    private static final String IBAN = "GB29NWBK60161331926819";
    private static final List<String> PLANTED =
            List.of(
                    IBAN,
                    "Philippa Plantedname",
                    "Plantedname",
                    "7 Planted Street",
                    "rent for the planted flat",
                    "PLANTED-PASSPORT-77",
                    "planted-tag-value",
                    "1971-07-07",
                    "4929000000777");

    @Test
    void plantedPersonalDataIsInNoTopicNoLogNoSnapshotAndNoPlainColumn() throws Exception {
        StreetParts street = new StreetParts("monitoring");
        try (ScreeningStand stand =
                        new ScreeningStand().list("Philippa Plantedname", "ofac-sdn-1", 0.8);
                KilledHouse house =
                        KilledHouse.on(
                                street, "--vigil.monitoring.parties.address=" + stand.address())) {
            plant(house.machine());
            assertThat(stand.questions()).isNotEmpty();
            stand.turn(ScreeningStand.Mood.BABBLES); // What is wrong with answers is logged.
            plantBadly(house.machine());
            Until.holds(
                    "all is decided",
                    () -> street.database().number("select count(*) from decisions") == 4);
            house.terminate();
        }

        Planted planted =
                new Planted(PLANTED)
                        .inTopic(street.transactionsTopic())
                        .inTopic(street.decisionsTopic())
                        .inTopic("events")
                        .inTopic("evidence")
                        .in("log", Files.readString(street.log(), ISO_8859_1))
                        .inFiles(street.state())
                        .inRows(street.database());
        assertThat(planted.found()).isEmpty();
        assertThat(Replay.log(street).stream().filter(LogRecord::hasTransaction)).hasSize(4);
    }

    private static void plant(Door machine) {
        for (String format : List.of("wire", "card")) {
            Door.Reply reply =
                    machine.post("/v1/transactions", payment("planted-" + format, format));
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        }
        Door.Reply file =
                machine.send(
                        machine.request("/v1/transaction-files?format=amlworld")
                                .header("Content-Type", "text/csv")
                                .header("Idempotency-Key", "file-1")
                                .POST(
                                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                                """
                                                Timestamp,From Bank,Account,To Bank,Account,Amount Received,Receiving Currency,Amount Paid,Payment Currency,Payment Format,Is Laundering
                                                2022/09/01 00:20,1,4929000000777,2,B,10.00,US Dollar,10.00,US Dollar,ACH,0
                                                2022/09/01 00:21,1,4929000000777,2,C,x,US Dollar,10.00,US Dollar,ACH,0
                                                """)));
        assertThat(file.json().path("accepted").asLong()).as(file.text()).isEqualTo(1);
        String byName =
                """
                {"transactionId":"nameless-1","timestamp":"2026-03-01T10:00:00Z","format":"cash",
                 "payer":{"name":"Philippa Plantedname"},"payee":{"account":{"number":"77"}},
                 "amount":{"value":"12.00","currency":"GBP"}}\
                """;
        assertThat(machine.post("/v1/transactions", byName).status()).isEqualTo(200);
    }

    /** What is refused must not be repeated anywhere either. */
    private static void plantBadly(Door machine) {
        String good = payment("planted-wire", "wire");
        for (String bad :
                List.of(
                        good.replace("12.00", "12.001"),
                        good.replace("12.00", "13.00"),
                        good.replace("\"GBP\"", "\"Plantedname\""),
                        good.replace("2026-03-01T10:00:00Z", IBAN),
                        good.substring(0, good.length() - 20),
                        "[" + good + ",\"" + IBAN + "\"]")) {
            Door.Reply reply = machine.post("/v1/transactions", bad);
            assertThat(reply.status()).isIn(207, 400, 409, 422);
            assertThat(reply.text()).doesNotContain(IBAN, "Plantedname");
        }
        machine.post(
                "/v1/iso20022/pacs.008",
                "application/xml",
                ("<x>" + good + "</x>").getBytes(UTF_8));
        machine.get("/v1/decisions?account=" + IBAN);
        machine.get("/v1/decisions/" + IBAN);
        machine.get("/v1/transaction-files/" + IBAN);
        machine.get("/" + IBAN);
    }

    private static String payment(String id, String format) {
        return """
        {"transactionId":"%s","timestamp":"2026-03-01T10:00:00Z","format":"%s",
         "payer":{"account":{"iban":"%s"},"name":"Philippa Plantedname","address":["7 Planted Street"],
                  "birthDate":"1971-07-07","country":"GB",
                  "identifications":[{"type":"passport","value":"PLANTED-PASSPORT-77"}]},
         "payee":{"account":{"number":"4929000000777"},"name":"Philippa Plantedname"},
         "amount":{"value":"12.00","currency":"GBP"},
         "remittance":"rent for the planted flat","tags":{"note":"planted-tag-value"}}\
        """
                .formatted(id, format, IBAN);
    }
}
