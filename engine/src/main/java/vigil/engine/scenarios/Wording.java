package vigil.engine.scenarios;

import java.math.BigDecimal;
import java.math.RoundingMode;
import vigil.engine.features.Feature;
import vigil.engine.features.Moment;

/**
 * How values read: money with its currency, shares in per cent, hours and days with one decimal.
 */
public record Wording(String baseCurrency, int baseDigits) {

    String of(Feature feature, Moment moment) {
        if (feature.kind() == Feature.Kind.TEXT) {
            return feature.text().apply(moment);
        }
        double value = feature.figure().applyAsDouble(moment);
        return switch (feature.kind()) {
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

    private static String rounded(double value, int digits) {
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    /** Thousands apart, as officers write money: 12,345.60. */
    private static String grouped(double value, int digits) {
        String plain = rounded(Math.abs(value), digits);
        int end = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        StringBuilder grouped = new StringBuilder(plain);
        for (int i = end - 3; i > 0; i -= 3) {
            grouped.insert(i, ',');
        }
        return value < 0 ? "-" + grouped : grouped.toString();
    }
}
