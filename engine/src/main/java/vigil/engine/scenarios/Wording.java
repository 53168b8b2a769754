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

    /** A feature's value in words. */
    public String of(Feature feature, Moment moment) {
        if (feature.kind() == Feature.Kind.TEXT) {
            return feature.text().apply(moment);
        }
        return of(feature.kind(), feature.figure().applyAsDouble(moment));
    }

    /** A figure of a kind in words; of a text there is no figure. */
    public String of(Feature.Kind kind, double value) {
        StringBuilder text = new StringBuilder();
        append(text, kind, value);
        return text.toString();
    }

    /** The same, behind what stands in the text already. */
    public void append(StringBuilder text, Feature.Kind kind, double value) {
        switch (kind) {
            case COUNT -> text.append((long) value);
            case MONEY -> {
                grouped(text, value, baseDigits);
                text.append(' ').append(baseCurrency);
            }
            case HOURS -> {
                rounded(text, value, 1);
                text.append(value == 1 ? " hour" : " hours");
            }
            case DAYS -> {
                rounded(text, value, 1);
                text.append(value == 1 ? " day" : " days");
            }
            case RATIO -> rounded(text, value, 2);
            case SHARE -> {
                rounded(text, value * 100, digitsOfShare(value));
                text.append(" %");
            }
            case TRUTH -> text.append(value != 0 ? "yes" : "no");
            case TEXT -> {}
        }
    }

    /** One, but for what is nearly all and would read as if it were all. */
    private static int digitsOfShare(double share) {
        return share < 0.9995 || share >= 1 ? 1 : share < 0.99995 ? 2 : 3;
    }

    /** Half up, by the exact value of the double. */
    private static void rounded(StringBuilder text, double value, int digits) {
        long units = units(Math.abs(value), digits);
        if (units < 0) {
            text.append(exact(value, digits));
            return;
        }
        if (value < 0 && units > 0) {
            text.append('-');
        }
        long power = (long) POWERS[digits];
        text.append(units / power);
        fraction(text, units % power, digits);
    }

    /** Thousands apart, as officers write money: 12,345.60. */
    private static void grouped(StringBuilder text, double value, int digits) {
        long units = units(Math.abs(value), digits);
        if (units < 0) {
            String plain = exact(Math.abs(value), digits);
            text.append(value < 0 && !isNothing(plain) ? "-" : "").append(grouped(plain));
            return;
        }
        if (value < 0 && units > 0) {
            text.append('-');
        }
        long power = (long) POWERS[digits];
        thousands(text, units / power);
        fraction(text, units % power, digits);
    }

    /**
     * In units of the last digit; -1 near a half, and where a long is too short: only exact
     * arithmetic knows then.
     */
    private static long units(double value, int digits) {
        double scaled = value * POWERS[digits];
        double whole = Math.floor(scaled);
        double rest = scaled - whole;
        boolean unclear = scaled > LARGEST || Math.abs(rest - 0.5) < NEAR_HALF;
        return unclear ? -1 : (long) whole + (rest > 0.5 ? 1 : 0);
    }

    private static String exact(double value, int digits) {
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    private static void thousands(StringBuilder text, long whole) {
        if (whole < 1000) {
            text.append(whole);
            return;
        }
        thousands(text, whole / 1000);
        text.append(',');
        padded(text, whole % 1000, 3);
    }

    private static void fraction(StringBuilder text, long units, int digits) {
        if (digits > 0) {
            text.append('.');
            padded(text, units, digits);
        }
    }

    private static void padded(StringBuilder text, long number, int digits) {
        for (long least = (long) POWERS[digits - 1]; least > 1 && number < least; least /= 10) {
            text.append('0');
        }
        text.append(number);
    }

    private static boolean isNothing(String plain) {
        return plain.chars().noneMatch(c -> c >= '1' && c <= '9');
    }

    private static String grouped(String plain) {
        int end = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        StringBuilder grouped = new StringBuilder(plain);
        for (int i = end - 3; i > 0; i -= 3) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }
}
