package vigil.engine.scenarios;

import java.math.BigDecimal;
import java.math.RoundingMode;
import vigil.engine.features.Feature;
import vigil.engine.features.Moment;

/**
 * How values read: money with its currency, shares in per cent, hours and days with one decimal.
 */
public record Wording(String baseCurrency, int baseDigits) {
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
    private static final double LARGEST = 1e14;
    private static final double NEAR_HALF = 1e-3;

    String of(Feature feature, Moment moment) {
        if (feature.kind() == Feature.Kind.TEXT) {
            return feature.text().apply(moment);
        }
        return of(feature.kind(), feature.figure().applyAsDouble(moment));
    }

    /** A figure of a kind in words; of a text there is no figure. */
    public String of(Feature.Kind kind, double value) {
        return switch (kind) {
            case COUNT -> Long.toString((long) value);
            case MONEY -> grouped(value, baseDigits) + " " + baseCurrency;
            case HOURS -> rounded(value, 1) + (value == 1 ? " hour" : " hours");
            case DAYS -> rounded(value, 1) + (value == 1 ? " day" : " days");
            case RATIO -> rounded(value, 2);
            case SHARE -> rounded(value * 100, 1) + " %";
            case TRUTH -> value != 0 ? "yes" : "no";
            case TEXT -> "";
        };
    }

    /** Half up, by the exact value of the double. */
    private static String rounded(double value, int digits) {
        double scaled = Math.abs(value) * POWERS[digits];
        double whole = Math.floor(scaled);
        double rest = scaled - whole;
        // Near a half, and where a long is too short, only exact arithmetic knows.
        if (scaled > LARGEST || Math.abs(rest - 0.5) < NEAR_HALF) {
            return new BigDecimal(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
        }
        long units = (long) whole + (rest > 0.5 ? 1 : 0);
        long power = (long) POWERS[digits];
        StringBuilder text = new StringBuilder();
        if (value < 0 && units > 0) {
            text.append('-');
        }
        text.append(units / power);
        if (digits > 0) {
            String fraction = Long.toString(units % power);
            text.append('.').repeat("0", digits - fraction.length()).append(fraction);
        }
        return text.toString();
    }

    /** Thousands apart, as officers write money: 12,345.60. */
    private static String grouped(double value, int digits) {
        String plain = rounded(Math.abs(value), digits);
        int end = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        StringBuilder grouped = new StringBuilder(plain);
        for (int i = end - 3; i > 0; i -= 3) {
            grouped.insert(i, ',');
        }
        boolean nothing = plain.chars().noneMatch(c -> c >= '1' && c <= '9');
        return value < 0 && !nothing ? "-" + grouped : grouped.toString();
    }
}
