package vigil.gateway.forwarding;

import java.util.Locale;
import vigil.gateway.settings.Environment;

/**
 * How far the door believes that houses answer what their OpenAPI documents say.
 *
 * @param mode what becomes of an answer that does not fit
 * @param percent of a hundred answers, how many bodies are looked at; heads always are
 * @param bytes larger bodies are not looked at
 */
public record AnswerSettings(Mode mode, int percent, int bytes) {

    private static final String NAME = "VIGIL_GATEWAY_ANSWERS";

    /** What becomes of an answer that does not fit. */
    public enum Mode {
        /** Nobody looks. */
        OFF,
        /** It goes out, and a security event tells of it. */
        TELL,
        /** It is held until it was looked at, and the caller gets 502 instead. */
        REFUSE
    }

    public AnswerSettings {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException(NAME + "_PERCENT is not between 0 and 100");
        }
    }

    public static AnswerSettings of(Environment environment) {
        return new AnswerSettings(
                mode(environment.text(NAME, "tell")),
                environment.number(NAME + "_PERCENT", 100),
                environment.number(NAME + "_BYTES", 1024 * 1024));
    }

    private static Mode mode(String word) {
        try {
            return Mode.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(NAME + " is not off, tell or refuse", e);
        }
    }
}
