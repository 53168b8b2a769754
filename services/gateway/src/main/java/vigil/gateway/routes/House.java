package vigil.gateway.routes;

import java.util.Locale;

/** A house behind the door. */
public enum House {
    IDENTITY,
    MONITORING,
    SCREENING,
    CASES,
    NOTIFICATIONS;

    /** The word in settings, metrics and logs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
