package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** Kill -9 while a scenario is being published and transactions flow. */
class KilledPublicationTest {

    private static final String SCENARIO = "any-thousand";
    private static final int ROUNDS = 2;

    private final StreetParts street = new StreetParts("monitoring");
    private final AtomicReference<@Nullable KilledHouse> house = new AtomicReference<>();

    @TempDir private Path emptyState = Path.of("");

    @Test
    void decisionsAreThoseOfTheLogWheneverTheHouseIsKilled() throws Exception {
        house.set(KilledHouse.on(street));
        Senders senders = new Senders(6, this::machine);
        senders.more(20);
        for (int version = 1; version <= ROUNDS; version++) {
            life().untilShadow(SCENARIO, version, Sets.anyThousand(version));
            life().approved(SCENARIO, version);
            senders.more(50);

            Thread publishing = publishing(version);
            if (version % 2 == 0) {
                publishing.join(); // Answered, then killed; otherwise killed in the middle.
            }
            open().kill();
            house.set(null);
            publishing.join();
            house.set(KilledHouse.on(street));
            life().published(SCENARIO, version);
            senders.more(50);
        }
        int sent = senders.stop();
        Until.holds(
                "the read side has all",
                () -> street.database().number("select count(*) from decisions") == sent);
        open().terminate();

        assertThat(Decisions.ids(street.decisionsTopic())).hasSize(sent).doesNotHaveDuplicates();
        assertThat(Replay.requireSetsAtTheirPlaces(street, SCENARIO).keySet())
                .contains(1L, (long) ROUNDS * 2 + 1);
        assertThat(
                        street.database()
                                .number(
                                        "select count(*) from scenario_sets where log_offset is null"))
                .isZero();
        Replay.requireTheSame(street, emptyState);
    }

    private Thread publishing(int version) {
        Door supervisor = open().door("supervisor");
        return Thread.ofVirtual()
                .start(() -> {
                    try {
                        Life.act(supervisor, SCENARIO, version, "publications");
                    } catch (UncheckedIOException e) {
                        // Killed in the middle: asked again.
                    }
                });
    }

    private Life life() {
        return new Life(open().door("engineer"), open().door("supervisor"));
    }

    private @Nullable Door machine() {
        KilledHouse open = house.get();
        return open == null ? null : open.machine();
    }

    private KilledHouse open() {
        return Objects.requireNonNull(house.get());
    }
}
