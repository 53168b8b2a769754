package vigil.notifications.mail;

import java.net.URI;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import vigil.notifications.notices.Kind;

/**
 * What letters say, in the officer's language: that there is something, and where. Never what: mail
 * is read on the way.
 */
public final class LetterTexts {

    private static final String TEXTS = "vigil.notifications.mail.letters";

    private final URI console;

    /**
     * @param console the public address
     */
    public LetterTexts(URI console) {
        this.console = console;
    }

    /** Subject and body. */
    public record Text(String subject, String body) {}

    /**
     * Of a notice.
     *
     * @param aboutKind item, case, report, list, bulk_closing, second_look or authority_request
     */
    public Text of(String language, Kind kind, String aboutKind, String about) {
        ResourceBundle texts = texts(language);
        String place =
                switch (aboutKind) {
                    case "case" -> "/cases/" + about;
                    case "report", "authority_request" -> "/notices";
                    case "bulk_closing" -> "/bulk-closings?closing=" + about;
                    case "second_look" -> "/second-looks?forMe=true";
                    case "item" -> "/alerts?alert=" + about + "&state=all";
                    default -> "/lists";
                };
        // Not even that there is a report, or that an authority has asked.
        boolean confidential = aboutKind.equals("report") || aboutKind.equals("authority_request");
        String word = confidential ? "something" : kind.word();
        return new Text(
                texts.getString(word + ".subject"),
                texts.getString(word + ".body")
                        + "\n\n"
                        + console
                        + place
                        + "\n\n"
                        + texts.getString("footer"));
    }

    /** Of the code that shows that letters arrive. */
    public Text ofCode(String language, String code) {
        ResourceBundle texts = texts(language);
        String body = texts.getString("code.body");
        return new Text(texts.getString("code.subject"), MessageFormat.format(body, code));
    }

    private static ResourceBundle texts(@Nullable String language) {
        return ResourceBundle.getBundle(
                TEXTS,
                Locale.forLanguageTag(language == null ? "en" : language),
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
