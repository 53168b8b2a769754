package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vigil.kernel.database.HouseDatabase;
import vigil.monitoring.leadership.Leadership;
import vigil.monitoring.leadership.LeadershipSettings;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** Who takes the lease where two processes of a house could. */
class LeadershipTest {

    private static final LeadershipSettings SETTINGS =
            new LeadershipSettings(Duration.ofMillis(500), Duration.ofMillis(50));

    private final AtomicBoolean abreast = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void whoIsStillReplayingLeavesTheLeaseToWhoIsNot() {
        HouseDatabase.Settings database = database();
        Leadership replaying = new Leadership(database, SETTINGS, this::isAbreast);
        Leadership following = new Leadership(database, SETTINGS, () -> true);
        try {
            replaying.start();
            untilAskedAgain();
            assertThat(replaying.mayBegin()).isFalse(); // The lease is free, and stays so.

            following.start();
            Until.holds("the other leads", following::mayBegin);
            following.stop();
            untilAskedAgain();
            assertThat(replaying.mayBegin()).isFalse();

            abreast.set(true);
            Until.holds("it leads once it has replayed", replaying::mayBegin);
            abreast.set(false); // A leader under load goes on.
            long taken = System.nanoTime();
            Until.holds(
                    "a second lease would be over",
                    () -> System.nanoTime() - taken > SETTINGS.lease().toNanos() * 2);
            assertThat(replaying.mayBegin()).isTrue();
        } finally {
            replaying.stop();
            following.stop();
        }
    }

    private boolean isAbreast() {
        asked.incrementAndGet();
        return abreast.get();
    }

    private void untilAskedAgain() {
        int before = asked.get();
        Until.holds("it has been asked again", () -> asked.get() > before + 5);
    }

    /** With its tables, which the house makes. */
    private static HouseDatabase.Settings database() {
        try (House house = House.on(new StreetParts("monitoring"))) {
            return house.part(HouseDatabase.Settings.class);
        }
    }
}
