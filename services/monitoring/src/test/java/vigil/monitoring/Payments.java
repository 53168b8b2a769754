package vigil.monitoring;

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
}
