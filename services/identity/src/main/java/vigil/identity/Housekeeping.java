package vigil.identity;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vigil.identity.keys.KeyRing;
import vigil.identity.reviews.AccessActs;
import vigil.identity.reviews.AccessPlaces;
import vigil.identity.reviews.AccessUses;

/** What time makes necessary: key rotation, and rows that have had their day. */
@Component
class Housekeeping {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration KEPT = Duration.ofHours(1);

    /** Tables and the moment after which a row is of no more use. */
    private static final Map<String, String> ENDS =
            Map.ofEntries(
                    Map.entry("grants", "expires_at"),
                    Map.entry("sessions", "ends_at"),
                    Map.entry("login_attempts", "last_at"),
                    Map.entry("seen_once", "expires_at"),
                    Map.entry("spent_tokens", "expires_at"),
                    Map.entry("half_logins", "ends_at"),
                    Map.entry("known_browsers", "ends_at"),
                    Map.entry("invitations", "ends_at"),
                    Map.entry("mailed_links", "ends_at"),
                    Map.entry("logout_notices", "ends_at"),
                    Map.entry("role_changes", "ends_at"),
                    Map.entry("api_keys", "ends_at"));

    private final KeyRing keys;
    private final AccessUses uses;
    private final AccessPlaces places;
    private final AccessActs acts;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Housekeeping(
            KeyRing keys,
            AccessUses uses,
            AccessPlaces places,
            AccessActs acts,
            JdbcClient jdbc,
            InstantSource clock) {
        this.places = places;
        this.acts = acts;
        this.uses = uses;
        this.keys = keys;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = java.util.concurrent.TimeUnit.SECONDS)
    void keepKeysYoung() {
        keys.rotateIfDue();
    }

    @Scheduled(initialDelay = 5, fixedDelay = 10, timeUnit = java.util.concurrent.TimeUnit.MINUTES)
    void sweep() {
        Instant before = clock.instant().minus(KEPT);
        uses.sweep();
        places.sweep();
        acts.sweep();
        ENDS.forEach((table, end) -> {
            int swept =
                    jdbc.sql("delete from " + table + " where " + end + " < :before")
                            .param("before", Timestamp.from(before))
                            .update();
            if (swept > 0) {
                log.atInfo()
                        .setMessage("swept")
                        .addKeyValue("table", table)
                        .addKeyValue("rows", swept)
                        .log();
            }
        });
    }
}
