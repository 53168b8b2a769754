package vigil.watchlists.ownership;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads percentages as registers write them. */
final class OwnedShare {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(?:[.,]\\d{1,9})?");
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final BigDecimal MORE = new BigDecimal("0.01");
    private static final int LONGEST = 100;

    private OwnedShare() {}

    /**
     * The share in per cent that is certain: the lower end of {@code 50-75}, a little more than 50
     * for {@code >50}, nothing for {@code <25}. Empty when no share is given.
     */
    static Optional<BigDecimal> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = text.strip().toLowerCase(Locale.ROOT);
        Matcher number = NUMBER.matcher(plain);
        if (!number.find()) {
            return Optional.empty();
        }
        BigDecimal share = new BigDecimal(number.group().replace(',', '.'));
        if (share.compareTo(WHOLE) > 0) {
            return Optional.empty();
        }
        if (plain.startsWith("<") || plain.startsWith("less") || plain.startsWith("up to")) {
            return Optional.of(BigDecimal.ZERO);
        }
        boolean more = plain.startsWith(">") && !plain.startsWith(">=") || plain.startsWith("more");
        return Optional.of(more ? share.add(MORE).min(WHOLE) : share);
    }
}
