package vigil.notifications.notices;

import java.util.Locale;
import java.util.Optional;

/** What officers are told. */
public enum Kind {
    /** A case or an alert was given to the officer. */
    ASSIGNED,
    /** A note names the officer. */
    MENTIONED,
    /** Something needs the supervisors. */
    ESCALATED,
    /** A deadline is near, or went by. */
    DEADLINE,
    /** A closing waits for a second officer. */
    APPROVAL_WANTED,
    /** A closing was turned down. */
    RETURNED,
    /** A watchlist was refused or is stale. */
    LIST_TROUBLE,
    /** What was closed is to be looked at again. */
    SECOND_LOOK;

    /** As the API and the tables say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> find(String word) {
        for (Kind kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
