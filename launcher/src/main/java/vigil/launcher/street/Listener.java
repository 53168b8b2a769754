package vigil.launcher.street;

import java.util.Locale;

/** The ports of the street, as distances from the base. */
public enum Listener {
    GATEWAY(43),
    GATEWAY_CERTIFICATES(44),
    GATEWAY_HEALTH(60),
    IDENTITY(61),
    MONITORING(62),
    SCREENING(63),
    CASES(64),
    NOTIFICATIONS(65),
    POSTGRES(71),
    KAFKA(72),
    KAFKA_CONTROLLER(73),
    REDIS(74);

    private final int distance;

    Listener(int distance) {
        this.distance = distance;
    }

    int preferred(int base) {
        return base + distance;
    }

    /** Its name for people. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
