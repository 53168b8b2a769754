package vigil.contracts.amlworld;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The currencies of AMLworld by the names that its files use, with the one fixed rate at which
 * AMLworld itself converts.
 *
 * <p>The rates are read off the HI-Small answer key: where a ring changes currency from hop to hop,
 * the quotient of the amounts is the same to four digits for most (a dollar is 0.8534 Euro, 105.4
 * Yen, 3.7511 Saudi Riyal …).
 */
public enum AmlworldCurrency {
    US_DOLLAR("US Dollar", "USD", 2, "1"),
    EURO("Euro", "EUR", 2, "1.1717"),
    SWISS_FRANC("Swiss Franc", "CHF", 2, "1.0929"),
    YUAN("Yuan", "CNY", 2, "0.14931"),
    SHEKEL("Shekel", "ILS", 2, "0.29612"),
    RUPEE("Rupee", "INR", 2, "0.013616"),
    UK_POUND("UK Pound", "GBP", 2, "1.2909"),
    RUBLE("Ruble", "RUB", 2, "0.012855"),
    YEN("Yen", "JPY", 0, "0.009488"),
    BITCOIN("Bitcoin", "BTC", 8, "11879"),
    CANADIAN_DOLLAR("Canadian Dollar", "CAD", 2, "0.75798"),
    AUSTRALIAN_DOLLAR("Australian Dollar", "AUD", 2, "0.7078"),
    MEXICAN_PESO("Mexican Peso", "MXN", 2, "0.047296"),
    SAUDI_RIYAL("Saudi Riyal", "SAR", 2, "0.26659"),
    BRAZIL_REAL("Brazil Real", "BRL", 2, "0.1771");

    private static final Map<String, AmlworldCurrency> BY_NAME = byName();

    private final String title;
    private final String code;
    private final int fractionDigits;
    private final BigDecimal usDollars;

    AmlworldCurrency(String title, String code, int fractionDigits, String usDollars) {
        this.title = title;
        this.code = code;
        this.fractionDigits = fractionDigits;
        this.usDollars = new BigDecimal(usDollars);
    }

    /** The currency of that name, as AMLworld spells it, or of that code. */
    public static Optional<AmlworldCurrency> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public String title() {
        return title;
    }

    /** ISO 4217; BTC for Bitcoin. */
    public String code() {
        return code;
    }

    public int fractionDigits() {
        return fractionDigits;
    }

    /** What one unit is worth in US dollars. */
    public BigDecimal usDollars() {
        return usDollars;
    }

    /** The amount at this currency's scale: AMLworld writes two decimals for the yen as well. */
    public BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(fractionDigits, RoundingMode.HALF_EVEN);
    }

    /** The amount in US dollars, to the cent. */
    public BigDecimal inUsDollars(BigDecimal amount) {
        return amount.multiply(usDollars).setScale(2, RoundingMode.HALF_EVEN);
    }

    private static Map<String, AmlworldCurrency> byName() {
        Map<String, AmlworldCurrency> names = new HashMap<>();
        for (AmlworldCurrency currency : values()) {
            names.put(currency.title, currency);
            names.put(currency.code, currency);
        }
        return names;
    }
}
