package vigil.launcher.street;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The houses of the street, in the order in which they stop: the front door closes first. */
public enum House {
    GATEWAY(
            "services/gateway",
            "vigil.gateway.Gateway",
            Listener.GATEWAY_HEALTH,
            Keeps.NOTHING,
            List.of("-Xms64m", "-Xmx384m", "-XX:+UseSerialGC")),
    MONITORING(
            "services/monitoring",
            "vigil.monitoring.Monitoring",
            Listener.MONITORING,
            Keeps.DATABASE_AND_LOG,
            List.of(
                    "-Xms1g",
                    "-Xmx2g",
                    "-XX:+UseG1GC",
                    "-XX:G1HeapRegionSize=4m",
                    "-XX:-G1UseAdaptiveIHOP",
                    "-XX:InitiatingHeapOccupancyPercent=65")),
    SCREENING(
            "services/screening",
            "vigil.screening.Screening",
            Listener.SCREENING,
            Keeps.DATABASE_AND_LOG,
            List.of("-Xms256m", "-Xmx1g", "-XX:+UseG1GC")),
    CASES(
            "services/cases",
            "vigil.cases.Cases",
            Listener.CASES,
            Keeps.DATABASE_AND_LOG,
            List.of("-Xms64m", "-Xmx384m", "-XX:+UseSerialGC")),
    NOTIFICATIONS(
            "services/notifications",
            "vigil.notifications.Notifications",
            Listener.NOTIFICATIONS,
            Keeps.DATABASE_AND_LOG,
            List.of("-Xms32m", "-Xmx192m", "-XX:+UseSerialGC")),
    IDENTITY(
            "services/identity",
            "vigil.identity.Identity",
            Listener.IDENTITY,
            Keeps.DATABASE_AND_LOG,
            List.of("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC"));

    /** What a house needs of the parts that keep things. */
    enum Keeps {
        NOTHING,
        DATABASE_AND_LOG
    }

    private final String module;
    private final String mainClass;
    private final Listener health;
    private final Keeps keeps;
    private final List<String> flags;

    House(String module, String mainClass, Listener health, Keeps keeps, List<String> flags) {
        this.module = module;
        this.mainClass = mainClass;
        this.health = health;
        this.keeps = keeps;
        this.flags = flags;
    }

    /** Its name in commands, logs and paths. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a house is called so. */
    public static boolean isTitle(String name) {
        return Arrays.stream(values()).anyMatch(house -> house.title().equals(name));
    }

    /** Whether houses prove themselves to each other by certificates: unless told not to. */
    static boolean proveThemselves() {
        return !"off".equals(System.getenv("VIGIL_HOUSES_TLS"));
    }

    String module() {
        return module;
    }

    String mainClass() {
        return mainClass;
    }

    /** Where it answers for its health. */
    Listener health() {
        return health;
    }

    boolean keepsSomething() {
        return keeps != Keeps.NOTHING;
    }

    List<String> flags() {
        return flags;
    }
}
