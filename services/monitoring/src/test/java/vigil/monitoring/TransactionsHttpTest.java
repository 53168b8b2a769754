package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vigil.monitoring.street.Door;
import vigil.monitoring.street.StreetParts;
import vigil.monitoring.street.Until;

class TransactionsHttpTest {

    private static House house;

    @BeforeAll
    static void open() {
        house = House.on(new StreetParts());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void aTransactionIsAnsweredWithItsDecision() {
        Door.Reply reply =
                house.machine().post("/v1/transactions", Payments.one("first-1", "12.50"));

        assertThat(reply.text()).isNotEmpty();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("outcome").asString()).isEqualTo("approve");
        assertThat(reply.json().path("clientTransactionId").asString()).isEqualTo("first-1");
        String id = reply.json().path("transactionId").asString();
        Until.holds(
                "the decision is in rows",
                () -> house.analyst().get("/v1/decisions/" + id).status() == 200);
    }
}
