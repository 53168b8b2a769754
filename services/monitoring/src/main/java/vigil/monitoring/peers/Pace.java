package vigil.monitoring.peers;

import java.util.Locale;

/**
 * How often an account paid in the 30 days before a week: with the same bounds as the groups of the
 * anomaly score, but without the week itself, so that a sudden week is held against calm ones.
 */
enum Pace {
    SELDOM(5),
    WEEKLY(20),
    DAILY(100),
    BUSY(Integer.MAX_VALUE);

    /** How far back is counted. */
    static final int DAYS = 30;

    private final int most;

    Pace(int most) {
        this.most = most;
    }

    static Pace of(int payments) {
        for (Pace pace : values()) {
            if (payments <= pace.most) {
                return pace;
            }
        }
        throw new IllegalArgumentException("a number of payments has a pace");
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
