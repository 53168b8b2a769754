package vigil.filings.parties;

import org.jspecify.annotations.Nullable;

/**
 * What a form knows of a critical field: a value, or that it is unknown, or nothing yet. FinCEN
 * wants the unknown said, never a blank.
 */
public record Answer(@Nullable String value, boolean unknown) {

    /** Nobody could tell. */
    public static final Answer UNKNOWN = new Answer(null, true);

    /** Nobody has filled it in. */
    public static final Answer MISSING = new Answer(null, false);

    public Answer {
        value = Blanks.out(value);
    }

    public static Answer of(@Nullable String value) {
        return value == null ? MISSING : new Answer(value, false);
    }

    /** That answer, or none where a form sent nothing at all. */
    public static Answer or(@Nullable Answer answer) {
        return answer == null ? MISSING : answer;
    }

    /** Whether there is neither a value nor the word that it is unknown. */
    public boolean missing() {
        return value == null && !unknown;
    }

    @Override
    public String toString() {
        return unknown ? "unknown" : value == null ? "-" : "***";
    }
}
