package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import vigil.testkit.Door;

/** Payments as an integrator sends them. */
final class Payments {

    private Payments() {}

    /** A small payment between two ordinary accounts. */
    static String one(String id, String amount) {
        return of(id, "A-1", "B-1", amount, "2026-03-01T10:00:00Z");
    }

    static String of(String id, String payer, String payee, String amount, String timestamp) {
        return """
        {"transactionId":"%s","timestamp":"%s","format":"ach",
         "payer":{"account":{"number":"%s"},"bank":{"code":"001"},"country":"US"},
         "payee":{"account":{"number":"%s"},"bank":{"code":"002"},"country":"US"},
         "amount":{"value":"%s","currency":"USD"}}\
        """
                .formatted(id, timestamp, payer, payee, amount);
    }

    /** A minute apart, each between two parties of its own; every third has a thousand and more. */
    static void sixtyOfWhichTwentyAreLarge(House house) {
        List<String> payments = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            payments.add(
                    of(
                            "back-" + i,
                            "P-" + i,
                            "Q-" + i,
                            i % 3 == 0 ? (1_000 + i * 10) + ".00" : "20.00",
                            "2026-03-01T10:%02d:00Z".formatted(i)));
        }
        Door.Reply reply =
                house.machine().post("/v1/transactions", "[" + String.join(",", payments) + "]");
        assertThat(reply.status()).isEqualTo(207);
    }
}
