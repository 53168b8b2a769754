package vigil.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.testkit.Broker;
import vigil.testkit.Door;
import vigil.testkit.Until;

/** Cash that was decided is told, so that somebody can add it up by business day. */
class CashTest {

    private static final House HOUSE = House.shared();
    private static final String BANK = "cash-told";

    @Test
    void everyMovementOfCashIsToldOnceAndNothingElse() {
        Door machine = HOUSE.door(BANK, "machine");
        send(machine, cash("c-1", "6000.00"));
        send(machine, cash("c-1", "6000.00"));
        send(
                machine,
                cash("c-2", "4500.50").replace("\"format\"", "\"kind\":\"withdrawal\",\"format\""));
        send(
                machine,
                cash("c-3", "700.00").replace("\"payee\":{", "\"payee\":{\"customerId\":\"C-7\","));
        send(machine, Payments.of("c-4", "A-1", "B-1", "9000.00", "2026-03-01T11:00:00Z"));

        Until.holds("cash is told", () -> told().size() >= 3);

        List<JsonNode> told = told();
        assertThat(told).hasSize(3);
        JsonNode deposit = of(told, "6000.00");
        JsonNode withdrawal = of(told, "4500.50");
        JsonNode held = of(told, "700.00");
        assertThat(deposit.path("direction").asString()).isEqualTo("in");
        assertThat(deposit.path("currency").asString()).isEqualTo("USD");
        assertThat(deposit.path("person").asString())
                .isEqualTo("account:" + deposit.path("accountId").asString());
        assertThat(withdrawal.path("direction").asString()).isEqualTo("out");
        assertThat(withdrawal.path("accountId")).isNotEqualTo(deposit.path("accountId"));
        assertThat(held.path("person").asString()).startsWith("holder:").doesNotContain("C-7");
    }

    private static String cash(String id, String amount) {
        return Payments.of(id, "A-1", "B-1", amount, "2026-03-01T10:00:00Z")
                .replace("\"format\":\"ach\"", "\"format\":\"cash\"");
    }

    private static void send(Door machine, String payment) {
        Door.Reply reply = machine.post("/v1/transactions", payment);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private static JsonNode of(List<JsonNode> told, String amount) {
        return told.stream()
                .filter(facts -> facts.path("amount").asString().equals(amount))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> told() {
        JsonMapper json = JsonMapper.builder().build();
        return Broker.read("events").stream()
                .filter(record -> BANK.equals(record.key()))
                .map(record -> json.readTree(new String(record.value(), UTF_8)))
                .filter(event -> event.path("type").asString().equals("cash.moved"))
                .flatMap(event -> event.at("/data/movements").valueStream())
                .toList();
    }
}
