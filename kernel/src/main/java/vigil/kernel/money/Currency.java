package vigil.kernel.money;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A currency with the number of decimals that its amounts have: ISO 4217, and the crypto assets
 * listed here.
 *
 * @param code three letters of ISO 4217, or the ticker of a listed crypto asset
 * @param scale decimals of the minor unit
 */
public record Currency(String code, int scale) {

    private static final Map<String, Currency> KNOWN = known();

    /** The currency with this code, if there is one; codes are upper case. */
    public static Optional<Currency> find(String code) {
        return Optional.ofNullable(KNOWN.get(code));
    }

    /**
     * The currency with this code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Currency of(String code) {
        return find(code)
                .orElseThrow(() -> new IllegalArgumentException("unknown currency " + code));
    }

    private static Map<String, Currency> known() {
        Map<String, Currency> known = new HashMap<>();
        for (java.util.Currency iso : java.util.Currency.getAvailableCurrencies()) {
            // XAU, XXX and their like have no minor unit: nobody pays in them.
            if (iso.getDefaultFractionDigits() >= 0) {
                known.put(
                        iso.getCurrencyCode(),
                        new Currency(iso.getCurrencyCode(), iso.getDefaultFractionDigits()));
            }
        }
        // Eight decimals also for ether (wei has 18): finer parts than these are refused, not
        // rounded.
        for (String asset : new String[] {"BTC", "ETH", "LTC", "XRP", "USDT", "USDC"}) {
            known.put(
                    asset,
                    new Currency(asset, asset.startsWith("USD") || asset.equals("XRP") ? 6 : 8));
        }
        return Map.copyOf(known);
    }
}
