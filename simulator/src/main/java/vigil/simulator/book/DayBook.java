package vigil.simulator.book;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The payments of one day, in order of minute and, within a minute, of entry. */
public final class DayBook {
    private final List<Payment> payments = new ArrayList<>();

    public void add(Payment payment) {
        payments.add(payment);
    }

    public int size() {
        return payments.size();
    }

    /** Hands all payments on in order of time. */
    public void forEachInOrder(Consumer<Payment> consumer) {
        int[] places = new int[Payment.MINUTES_OF_A_DAY + 1];
        for (Payment payment : payments) {
            places[payment.minute() % Payment.MINUTES_OF_A_DAY + 1]++;
        }
        for (int i = 1; i < places.length; i++) {
            places[i] += places[i - 1];
        }
        Payment[] ordered = new Payment[payments.size()];
        for (Payment payment : payments) {
            ordered[places[payment.minute() % Payment.MINUTES_OF_A_DAY]++] = payment;
        }
        for (Payment payment : ordered) {
            consumer.accept(payment);
        }
    }
}
