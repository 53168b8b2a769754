package vigil.monitoring.accounts;

import java.math.BigDecimal;
import java.math.BigInteger;
import vigil.kernel.money.Currency;
import vigil.monitoring.pages.MoneyView;

/** Payments and what they moved in both directions, in minor units of one currency. */
final class Sums {

    private int payments;
    private BigInteger received = BigInteger.ZERO;
    private BigInteger paid = BigInteger.ZERO;

    void add(boolean incoming, long minor) {
        payments++;
        if (incoming) {
            received = received.add(BigInteger.valueOf(minor));
        } else {
            paid = paid.add(BigInteger.valueOf(minor));
        }
    }

    int payments() {
        return payments;
    }

    BigInteger moved() {
        return received.add(paid);
    }

    MoneyView received(Currency currency) {
        return money(received, currency);
    }

    MoneyView paid(Currency currency) {
        return money(paid, currency);
    }

    static MoneyView money(BigInteger minor, Currency currency) {
        return new MoneyView(
                new BigDecimal(minor, currency.scale()).toPlainString(), currency.code());
    }
}
