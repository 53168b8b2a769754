package vigil.launcher.analyse.transactions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The currencies of SAML-D by the names that its file uses. The file has no rates; a unit's worth
 * in US dollars is the indicative one at which the platform compares sizes.
 */
enum SamldCurrency {
    GBP("UK pounds", 2, "1.2909"),
    EUR("Euro", 2, "1.1717"),
    USD("US dollar", 2, "1"),
    CHF("Swiss franc", 2, "1.0929"),
    JPY("Yen", 0, "0.009488"),
    INR("Indian rupee", 2, "0.013616"),
    PKR("Pakistani rupee", 2, "0.0036"),
    MXN("Mexican Peso", 2, "0.047296"),
    TRY("Turkish lira", 2, "0.0305"),
    AED("Dirham", 2, "0.2723"),
    MAD("Moroccan dirham", 2, "0.1"),
    ALL("Albanian lek", 2, "0.0107"),
    NGN("Naira", 2, "0.00063");

    private static final Map<String, SamldCurrency> BY_NAME =
            Arrays.stream(values())
                    .flatMap(currency ->
                            Stream.of(currency.name(), currency.title)
                                    .map(key -> Map.entry(key, currency)))
                    .collect(Collectors.toMap(entry -> lower(entry.getKey()), Map.Entry::getValue));

    private final String title;
    private final int fractionDigits;
    private final BigDecimal usDollars;

    SamldCurrency(String title, int fractionDigits, String usDollars) {
        this.title = title;
        this.fractionDigits = fractionDigits;
        this.usDollars = new BigDecimal(usDollars);
    }

    /** The currency of that name, as SAML-D spells it but for capitals, or of that ISO code. */
    static @Nullable SamldCurrency named(String name) {
        return BY_NAME.get(lower(name));
    }

    static List<String> titles() {
        return Arrays.stream(values()).map(currency -> currency.title).toList();
    }

    /** What one unit is worth in US dollars. */
    BigDecimal usDollars() {
        return usDollars;
    }

    /** The amount in this currency's smallest coin. */
    BigDecimal minor(BigDecimal amount) {
        return amount.movePointRight(fractionDigits).setScale(0, RoundingMode.HALF_EVEN);
    }

    /** The amount in cents of the US dollar. */
    BigDecimal cents(BigDecimal amount) {
        return amount.multiply(usDollars).movePointRight(2).setScale(0, RoundingMode.HALF_EVEN);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
