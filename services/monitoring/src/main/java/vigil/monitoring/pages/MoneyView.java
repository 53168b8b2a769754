package vigil.monitoring.pages;

import java.math.BigDecimal;
import vigil.kernel.money.Currency;

/**
 * An amount.
 *
 * @param value a decimal at the currency's scale
 * @param currency ISO 4217, or the code of a crypto asset
 */
public record MoneyView(String value, String currency) {

    public static MoneyView of(long minor, int scale, String currency) {
        return new MoneyView(BigDecimal.valueOf(minor, scale).toPlainString(), currency);
    }

    /** An amount in the institution's currency, at that currency's scale. */
    public static MoneyView ofBase(long minor, String currency) {
        return of(minor, Currency.of(currency).scale(), currency);
    }
}
