package vigil.monitoring.peers;

import java.util.HashSet;
import java.util.Set;

/** What one account paid and received in one week, in minor units of the institution's currency. */
final class AccountWeek {

    private static final long ALL = 1_000;

    private static final class Direction {
        private int payments;
        private long sum;
        private long largest;
        private final Set<Long> others = new HashSet<>();

        private void add(long other, long minor) {
            payments++;
            long more = sum + minor;
            sum = more < 0 ? Long.MAX_VALUE : more;
            largest = Math.max(largest, minor);
            others.add(other);
        }
    }

    private final Direction paid = new Direction();
    private final Direction received = new Direction();
    private String segment = "";
    private long segmentSaidAt = Long.MIN_VALUE;

    void paid(long payee, long minor) {
        paid.add(payee, minor);
    }

    void received(long payer, long minor) {
        received.add(payer, minor);
    }

    /** The last transaction that knows it tells the segment. */
    void segment(String said, long number) {
        if (!said.isEmpty() && number > segmentSaidAt) {
            segment = said;
            segmentSaidAt = number;
        }
    }

    String segment() {
        return segment;
    }

    /** Who has not paid has no week of payments to be held against; nor who has not received. */
    boolean has(Figure figure) {
        return switch (figure) {
            case PAID_PAYMENTS, PAID_SUM, PAID_LARGEST, PAYEES -> paid.payments > 0;
            case RECEIVED_PAYMENTS, RECEIVED_SUM, RECEIVED_LARGEST, PAYERS -> received.payments > 0;
            case PASSED_ON -> received.sum > 0;
        };
    }

    long value(Figure figure) {
        return switch (figure) {
            case PAID_PAYMENTS -> paid.payments;
            case PAID_SUM -> paid.sum;
            case PAID_LARGEST -> paid.largest;
            case PAYEES -> paid.others.size();
            case RECEIVED_PAYMENTS -> received.payments;
            case RECEIVED_SUM -> received.sum;
            case RECEIVED_LARGEST -> received.largest;
            case PAYERS -> received.others.size();
            case PASSED_ON -> passedOn();
        };
    }

    private long passedOn() {
        if (received.sum == 0) {
            return 0;
        }
        long both = Math.min(paid.sum, received.sum);
        return both > Long.MAX_VALUE / ALL
                ? both / (received.sum / ALL)
                : both * ALL / received.sum;
    }
}
