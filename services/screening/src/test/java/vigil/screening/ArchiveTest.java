package vigil.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;
import vigil.watchlists.demo.DemoLists;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotArchive;

/** Versions that another process puts into the house's archive. */
class ArchiveTest {

    @Test
    void aVersionFromElsewhereComesIntoForceByItself() throws IOException {
        StreetParts street = new StreetParts("screening");
        SnapshotArchive archive = new SnapshotArchive(street.state().resolve("lists"));
        Snapshot whole = DemoLists.consolidated();
        List<Entity> fewer = new ArrayList<>(whole.entities());
        fewer.removeFirst();
        Snapshot first = Snapshot.of(whole.list(), "before", Instant.EPOCH, fewer);
        archive.adopt(first, Map.of(), Instant.EPOCH);
        try (House house = House.on(street)) {
            Door analyst = house.door("demo", "analyst");
            assertThat(version(analyst)).isEqualTo(first.id().text());

            archive.adopt(whole, Map.of(), Instant.EPOCH.plusSeconds(1));

            Until.holds("it is in force", () -> version(analyst).equals(whole.id().text()));
            assertThat(
                            analyst.get("/v1/screening/lists/ofac-cons/versions")
                                    .json()
                                    .path("items")
                                    .size())
                    .isEqualTo(2);
        }
    }

    private static String version(Door door) {
        return door.get("/v1/screening/lists/ofac-cons").json().path("version").asString();
    }
}
