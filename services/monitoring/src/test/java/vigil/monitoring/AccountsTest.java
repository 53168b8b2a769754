package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;

/** What officers are told of accounts, and of the network around them. */
class AccountsTest {

    private static final House HOUSE = House.shared();

    @Test
    void whatAnAccountPaidAndReceivedIsAddedUp() {
        String middle = payee("acc-1", "ACC-A", "ACC-M", "1000.00", "2026-04-01T10:00:00Z");
        send("acc-2", "ACC-B", "ACC-M", "250.50", "2026-04-02T10:00:00Z");
        send("acc-3", "ACC-M", "ACC-C", "1200.00", "2026-04-02T11:00:00Z");
        send("acc-0", "ACC-A", "ACC-M", "7.00", "2025-04-02T11:00:00Z");

        JsonNode account = account(middle, "");

        assertThat(account.path("received").path("sum").path("value").asString())
                .isEqualTo("1250.50");
        assertThat(account.path("received").path("counterparties").asInt()).isEqualTo(2);
        assertThat(account.path("received").path("firstAt").asString())
                .isEqualTo("2026-04-01T10:00:00Z");
        assertThat(account.path("paid").path("largest").path("value").asString())
                .isEqualTo("1200.00");
        assertThat(account.path("counterparties").valueStream().map(AccountsTest::moved))
                .containsExactly("0.00 1200.00", "1000.00 0.00", "250.50 0.00");
        assertThat(account.path("days").valueStream().map(day -> day.path("day").asString()))
                .containsExactly("2026-04-01", "2026-04-02");
        assertThat(account.path("alerts").path("open").asInt()).isZero();
        assertThat(account.path("whole").asBoolean()).isTrue();
        assertThat(account.path("accountNumber").asString()).contains("*").doesNotContain("ACC-M");
        assertThat(account(middle, "?days=366").path("received").path("payments").asInt())
                .as("a year back there is one more")
                .isEqualTo(3);
    }

    @Test
    void theNetworkIsFollowedStepByStep() {
        String first = payee("net-0", "NET-0", "NET-1", "10.00", "2026-05-01T10:00:00Z");
        send("net-1", "NET-1", "NET-2", "20.00", "2026-05-02T10:00:00Z");
        send("net-2", "NET-1", "NET-2", "30.00", "2026-05-03T10:00:00Z");
        send("net-3", "NET-2", "NET-3", "40.00", "2026-05-03T11:00:00Z");
        send("net-4", "NET-3", "NET-4", "50.00", "2026-05-03T12:00:00Z");

        JsonNode two = network(first, "?hops=2", 3);
        assertThat(two.path("accounts").valueStream().map(node -> node.path("hops").asInt()))
                .containsExactly(0, 1, 1, 2);
        JsonNode largest = two.path("flows").get(0);
        assertThat(largest.path("payments").asInt()).isEqualTo(2);
        assertThat(largest.path("sum").path("value").asString()).isEqualTo("50.00");
        assertThat(largest.path("payerAccountId").asString()).isEqualTo(first);
        assertThat(largest.path("lastAt").asString()).isEqualTo("2026-05-03T10:00:00Z");
        assertThat(two.path("whole").asBoolean()).isTrue();

        assertThat(network(first, "?hops=3", 4).path("accounts")).hasSize(5);
        assertThat(network(first, "?hops=3&accounts=3", 2).path("whole").asBoolean()).isFalse();
    }

    @Test
    void behindAnAccountThatDealsWithEverybodyNobodyIsFollowed() {
        String first = payer("hub-a", "HUB-A", "HUB-H", "10.00", "2026-06-01T10:00:00Z");
        for (int i = 0; i < 51; i++) {
            send("hub-" + i, "HUB-P" + i, "HUB-H", "5.00", "2026-05-30T10:00:00Z");
        }

        JsonNode network = network(first, "?hops=2&days=30", 1);

        assertThat(network.path("accounts")).hasSize(2);
        assertThat(network.path("accounts").get(1).path("followed").asBoolean()).isFalse();
        assertThat(network.path("whole").asBoolean()).isFalse();
    }

    @Test
    void whoAsksForWhatIsNotThereIsTold() {
        Door analyst = HOUSE.analyst();

        assertThat(analyst.get("/v1/accounts/00000000000000aa").status()).isEqualTo(404);
        assertThat(analyst.get("/v1/accounts/00000000000000aa/network").status()).isEqualTo(404);
        assertThat(analyst.get("/v1/accounts/ACC-M").status()).isEqualTo(422);
        for (String wrong : List.of("hops=0", "hops=4", "days=367", "days=x", "accounts=2001")) {
            assertThat(analyst.get("/v1/accounts/00000000000000aa/network?" + wrong).status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(HOUSE.machine().get("/v1/accounts/00000000000000aa").status()).isEqualTo(403);
    }

    @Test
    void nobodySeesAnothersAccount() {
        String account = payee("own-1", "OWN-A", "OWN-B", "10.00", "2026-04-01T10:00:00Z");

        Door stranger = HOUSE.door("other", "analyst");

        assertThat(stranger.get("/v1/accounts/" + account).status()).isEqualTo(404);
        assertThat(stranger.get("/v1/accounts/" + account + "/network").status()).isEqualTo(404);
    }

    private static String moved(JsonNode counterparty) {
        return counterparty.path("received").path("value").asString()
                + " "
                + counterparty.path("paid").path("value").asString();
    }

    private static JsonNode account(String account, String query) {
        return HOUSE.analyst().get("/v1/accounts/" + account + query).json();
    }

    private static JsonNode network(String account, String query, int flows) {
        JsonNode network =
                HOUSE.analyst().get("/v1/accounts/" + account + "/network" + query).json();
        assertThat(network.path("flows")).hasSize(flows);
        return network;
    }

    private static String payee(String id, String payer, String payee, String amount, String time) {
        return send(id, payer, payee, amount, time).path("payee").path("accountId").asString();
    }

    private static String payer(String id, String payer, String payee, String amount, String time) {
        return send(id, payer, payee, amount, time).path("payer").path("accountId").asString();
    }

    /** Sends a payment between accounts of one bank; gives it as it is shown. */
    private static JsonNode send(
            String id, String payer, String payee, String amount, String time) {
        String payment = Payments.of(id, payer, payee, amount, time).replace("\"002\"", "\"001\"");
        Door.Reply reply = HOUSE.machine().post("/v1/transactions", payment);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        String transaction = reply.json().path("transactionId").asString();
        return HOUSE.analyst().get("/v1/transactions/" + transaction).json();
    }
}
