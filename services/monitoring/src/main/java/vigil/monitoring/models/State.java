package vigil.monitoring.models;

import java.util.Locale;

/** Where a version stands in its life, in order. */
enum State {
    REGISTERED,
    VALIDATED,
    SHADOW,
    APPROVED,
    PROMOTED,
    RETIRED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
