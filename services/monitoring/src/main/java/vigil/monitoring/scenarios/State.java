package vigil.monitoring.scenarios;

import java.util.Locale;

/** Where a version stands in its life, in order. */
public enum State {
    DRAFT,
    CHECKED,
    BACKTESTED,
    SHADOW,
    APPROVED,
    PUBLISHED,
    RETIRED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
