package vigil.monitoring.intake.iso20022;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a message definition with its version, as {@code pacs.008.001.08}.
 *
 * @param value four letters and three numbers
 */
public record MessageName(String value) {

    private static final Pattern ANYWHERE =
            Pattern.compile("[a-z]{4}\\.[0-9]{3}\\.[0-9]{3}\\.[0-9]{2}");
    private static final int TYPE_LENGTH = 8;

    public MessageName {
        if (!ANYWHERE.matcher(value).matches()) {
            throw new IllegalArgumentException("a message is named as pacs.008.001.08 is");
        }
    }

    /** The first message name that stands in a text such as a namespace. */
    static Optional<MessageName> in(String text) {
        Matcher matcher = ANYWHERE.matcher(text.toLowerCase(Locale.ROOT));
        return matcher.find() ? Optional.of(new MessageName(matcher.group())) : Optional.empty();
    }

    /** The name without variant and version: {@code pacs.008}. */
    public String type() {
        return value.substring(0, TYPE_LENGTH);
    }

    @Override
    public String toString() {
        return value;
    }
}
