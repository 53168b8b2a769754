package vigil.kernel.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount in one currency. 5 EUR and 5.00 EUR are the same money.
 *
 * @param amount at the currency's scale
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    /**
     * @throws ArithmeticException when the amount is finer than the currency's minor unit
     */
    public Money {
        amount = amount.setScale(currency.scale(), RoundingMode.UNNECESSARY);
    }

    /** Reads a decimal such as {@code 1234.50}. */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.of(currency));
    }

    /** The amount of so many minor units: 1234 EUR cents are 12.34 EUR. */
    public static Money ofMinor(long minor, Currency currency) {
        return new Money(BigDecimal.valueOf(minor, currency.scale()), currency);
    }

    /**
     * @throws ArithmeticException when it does not fit 64 bits
     */
    public long minor() {
        return amount.unscaledValue().longValueExact();
    }

    /** The sum of two amounts in the same currency. */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.add(other.amount), currency);
    }

    /** The difference of two amounts in the same currency. */
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(amount.subtract(other.amount), currency);
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return amount.compareTo(other.amount);
    }

    /** Amount and code, as in {@code 12.34 EUR}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.code();
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "money in "
                            + currency.code()
                            + " does not go with money in "
                            + other.currency.code());
        }
    }
}
