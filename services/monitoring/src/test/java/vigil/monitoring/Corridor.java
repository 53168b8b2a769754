package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;
import vigil.testkit.Until;

/** A payment that opens an alert, or joins one of the same payer's of the same day. */
record Corridor(String id, String payer, String payee, String time) {

    /** Sends it; gives the newest alert once there are so many. */
    static String alert(House house, Corridor payment, int alerts) {
        String json =
                Payments.of(payment.id, payment.payer, payment.payee, "5000.00", payment.time)
                        .replace("\"002\"},\"country\":\"US\"", "\"002\"},\"country\":\"IR\"");
        assertThat(house.machine().post("/v1/transactions", json).status()).isEqualTo(200);
        Until.holds("there are alerts", () -> alerts(house.analyst()).size() == alerts);
        return alerts(house.analyst()).get(0).path("alertId").asString();
    }

    /** Newest first. */
    static JsonNode alerts(Door door) {
        return door.get("/v1/alerts?scenario=high-risk-corridor").json().path("items");
    }
}
