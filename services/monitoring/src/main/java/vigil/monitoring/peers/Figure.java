package vigil.monitoring.peers;

/** What of an account's week is compared. */
enum Figure {
    PAID_PAYMENTS("paidPayments", Unit.COUNT),
    PAID_SUM("paidSum", Unit.MONEY),
    PAID_LARGEST("paidLargest", Unit.MONEY),
    PAYEES("payees", Unit.COUNT),
    RECEIVED_PAYMENTS("receivedPayments", Unit.COUNT),
    RECEIVED_SUM("receivedSum", Unit.MONEY),
    RECEIVED_LARGEST("receivedLargest", Unit.MONEY),
    PAYERS("payers", Unit.COUNT),
    /** Of what came in, how much went out in the same week, in thousandths, at most all. */
    PASSED_ON("passedOn", Unit.THOUSANDTHS);

    /** In what a figure is counted; money in minor units. */
    enum Unit {
        COUNT,
        MONEY,
        THOUSANDTHS
    }

    private final String word;
    private final Unit unit;

    Figure(String word, Unit unit) {
        this.word = word;
        this.unit = unit;
    }

    String word() {
        return word;
    }

    Unit unit() {
        return unit;
    }
}
