package vigil.monitoring.pages;

import java.math.BigDecimal;

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
}
