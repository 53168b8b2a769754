package vigil.screening.hits;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a hit stands. */
public enum HitState {
    /** Waits for an officer. */
    OPEN,
    /** The customer is the entry. */
    TRUE_MATCH,
    /** The customer is somebody else; on the whitelist while both say what they said. */
    FALSE_POSITIVE,
    /** An officer has looked and cannot tell. */
    UNDECIDED,
    /** There is nothing to judge any more. */
    CLOSED;

    /** As rows and answers say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<HitState> ofWord(String word) {
        return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
    }

    /** Whether an officer can say it. */
    public boolean isJudgement() {
        return this == TRUE_MATCH || this == FALSE_POSITIVE || this == UNDECIDED;
    }
}
