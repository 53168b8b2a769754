package vigil.watchlists.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vigil.watchlists.ReadLists.LIST;
import static vigil.watchlists.ReadLists.NOON;
import static vigil.watchlists.ReadLists.entity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.ReadLists;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.entities.Statement;
import vigil.watchlists.ftm.FtmReader;
import vigil.watchlists.reading.ListFiles;

class SnapshotTest {
    private static final Entity ANTON =
            entity("a", Schema.PERSON, "name", "Anton", "alias", "Тони");
    private static final Entity BERTA = entity("b", Schema.PERSON, "name", "Berta");

    @TempDir private Path folder;

    @Test
    void theIdIsTheContentAndNothingElse() {
        SnapshotId id = snapshot(ANTON, BERTA).id();

        assertThat(snapshot(BERTA, ANTON).id()).isEqualTo(id);
        assertThat(
                        Snapshot.of(
                                        LIST,
                                        "another edition",
                                        NOON.plusSeconds(1),
                                        List.of(ANTON, BERTA))
                                .id())
                .isEqualTo(id);
        assertThat(snapshot(ANTON).id()).isNotEqualTo(id);
        assertThat(snapshot(ANTON, entity("b", Schema.PERSON, "name", "Bertha")).id())
                .isNotEqualTo(id);
        assertThat(snapshot(ANTON, entity("b", Schema.COMPANY, "name", "Berta")).id())
                .isNotEqualTo(id);
    }

    @Test
    void theIdOfAListIsTheSameForEver() {
        // A change of this value breaks every reference to a version that was ever given out.
        assertThat(snapshot(ANTON, BERTA).id().text())
                .isEqualTo("7a3f3602edf374f58f164c8b59b78bd1cb17e78822a52bf52fc952b78f556f0e");
    }

    @Test
    void aTextCannotPassForTwo() {
        assertThat(snapshot(entity("a", Schema.PERSON, "name", "xy", "notes", "z")).id())
                .isNotEqualTo(
                        snapshot(entity("a", Schema.PERSON, "name", "x", "notes", "yz")).id());
    }

    @Test
    void entitiesAreFoundById() {
        Snapshot snapshot = snapshot(ANTON, BERTA);

        assertThat(snapshot.find(new EntityId("b"))).contains(BERTA);
        assertThat(snapshot.find(new EntityId("c"))).isEmpty();
        assertThatThrownBy(() -> snapshot(ANTON, ANTON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theVersionOfAnEntityChangesWithAnythingSaidOfIt() {
        assertThat(Snapshot.versionOf(ANTON))
                .isEqualTo(
                        Snapshot.versionOf(
                                entity("a", Schema.PERSON, "alias", "Тони", "name", "Anton")))
                .isNotEqualTo(Snapshot.versionOf(entity("a", Schema.PERSON, "name", "Anton")));
    }

    @Test
    void aStatementKeepsWhenItWasFirstSeen() throws IOException {
        Snapshot first =
                read(
                        "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"A\"]}}",
                        NOON,
                        Optional.empty());
        Instant later = NOON.plusSeconds(3600);

        Snapshot second =
                read(
                        "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"A\",\"B\"]}}",
                        later,
                        Optional.of(first));

        List<Statement> names = ReadLists.find(second, "a").statements();
        assertThat(names.get(0).origin().firstSeen()).isEqualTo(NOON);
        assertThat(names.get(0).origin().lastSeen()).isEqualTo(later);
        assertThat(names.get(1).origin().firstSeen()).isEqualTo(later);
    }

    @Test
    void aFileGivesBackWhatWasWritten() throws IOException {
        Snapshot list = ReadLists.read(new FtmReader(), "ftm/entities.ftm.json");
        Path file = folder.resolve("list.snapshot");

        SnapshotFile.write(file, list);
        Snapshot read = SnapshotFile.read(file);

        assertThat(read.id()).isEqualTo(list.id());
        assertThat(read.entities()).isEqualTo(list.entities());
        assertThat(read.edition()).isEqualTo(list.edition());
        assertThat(read.seen()).isEqualTo(list.seen());
    }

    @Test
    void aFileWithAnyChangedByteOrEndIsRefused() throws IOException {
        Path file = folder.resolve("list.snapshot");
        SnapshotFile.write(file, snapshot(ANTON, BERTA));
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(1);

        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, bad);
            assertThatThrownBy(() -> SnapshotFile.read(file)).isInstanceOf(UnreadableFile.class);
            Files.write(file, java.util.Arrays.copyOf(good, i));
            assertThatThrownBy(() -> SnapshotFile.read(file)).isInstanceOf(UnreadableFile.class);
        }
    }

    @Test
    void aDeltaNamesWhatCameWentAndChanged() {
        Snapshot before =
                snapshot(ANTON, BERTA, entity("a-address-1", Schema.ADDRESS, "full", "Here"));
        Snapshot after =
                snapshot(
                        entity("a", Schema.PERSON, "name", "Anton", "birthDate", "1964"),
                        entity("c", Schema.SANCTION, "entity", "a"),
                        entity("a-address-1", Schema.ADDRESS, "full", "Here"));

        SnapshotDelta delta = SnapshotDelta.between(before, after);

        assertThat(delta.added()).extracting(entity -> entity.id().text()).containsExactly("c");
        assertThat(delta.removed()).containsExactly(BERTA);
        assertThat(delta.changed())
                .singleElement()
                .satisfies(change ->
                        assertThat(change.fields()).isEqualTo(Set.of("alias", "birthDate")));
        assertThat(delta.touched()).extracting(EntityId::text).containsExactly("a", "b", "c");
        assertThat(SnapshotDelta.between(after, after).isEmpty()).isTrue();
    }

    @Test
    void anArchiveKeepsEveryVersionAndTheNewestSoundOneIsInForce() throws IOException {
        SnapshotArchive archive = new SnapshotArchive(folder);
        Path raw = Files.writeString(folder.resolve("raw.txt"), "as it came");
        Snapshot first = snapshot(ANTON);
        Snapshot second = snapshot(ANTON, BERTA);

        archive.adopt(first, Map.of("main", raw), NOON);
        archive.adopt(second, Map.of("main", raw), NOON.plusSeconds(1));

        assertThat(archive.current(LIST).orElseThrow().id()).isEqualTo(second.id());
        assertThat(archive.load(LIST, first.id()).entities()).isEqualTo(first.entities());
        assertThat(archive.versions(LIST))
                .extracting(version -> version.id())
                .containsExactly(first.id(), second.id());
        String hash = archive.versions(LIST).getFirst().raw().get("main");
        assertThat(archive.raw(LIST, String.valueOf(hash)).readAllBytes())
                .asString()
                .isEqualTo("as it came");
        Files.writeString(folder.resolve("tried/" + second.id() + ".snapshot"), "damaged");
        assertThat(archive.current(LIST).orElseThrow().id()).isEqualTo(first.id());
        assertThat(archive.current(new ListId("unknown"))).isEmpty();
    }

    @Test
    void theGreatestVersionOfATimeIsFoundAgain() throws IOException {
        SnapshotArchive archive = new SnapshotArchive(folder);
        Snapshot two = snapshot(ANTON, BERTA);
        archive.adopt(two, Map.of(), NOON);
        archive.adopt(snapshot(ANTON), Map.of(), NOON.plusSeconds(10));
        archive.adopt(snapshot(BERTA), Map.of(), NOON.plusSeconds(20));

        // At the moment itself the one before was still in force.
        assertThat(archive.greatest(LIST, NOON.plusSeconds(9)).orElseThrow().id())
                .isEqualTo(two.id());
        assertThat(archive.greatest(LIST, NOON.plusSeconds(10)).orElseThrow().id())
                .isEqualTo(snapshot(ANTON).id());
        assertThat(archive.greatest(new ListId("unknown"), NOON)).isEmpty();
    }

    @Test
    void aVersionAfterHalfALineOfACrashIsInForce() throws IOException {
        Snapshot first = snapshot(ANTON);
        Snapshot second = snapshot(ANTON, BERTA);
        SnapshotArchive archive = new SnapshotArchive(folder);
        archive.adopt(first, Map.of(), NOON);
        Path journal = folder.resolve("tried/journal.tsv");
        String whole = Files.readString(journal);
        archive.adopt(second, Map.of(), NOON.plusSeconds(1));
        String next = Files.readString(journal).substring(whole.length());

        for (int half = 1; half <= next.lastIndexOf('}'); half++) {
            Files.writeString(journal, whole + next.substring(0, half));
            assertThat(archive.current(LIST).orElseThrow().id()).isEqualTo(first.id());
            archive.adopt(second, Map.of(), NOON.plusSeconds(2));
            assertThat(archive.current(LIST).orElseThrow().id())
                    .as("after " + half + " characters")
                    .isEqualTo(second.id());

            // As an archive has it whose lines were joined.
            Files.writeString(journal, whole + next.substring(0, half) + next);
            assertThat(archive.versions(LIST))
                    .extracting(version -> version.id())
                    .containsExactly(first.id(), second.id());
        }
    }

    private static Snapshot snapshot(Entity... entities) {
        return Snapshot.of(LIST, "first", NOON, List.of(entities));
    }

    private static Snapshot read(String line, Instant seen, Optional<Snapshot> previous)
            throws IOException {
        return SnapshotDraft.read(
                        new FtmReader(),
                        ListFiles.of(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        LIST,
                        "edition",
                        seen,
                        previous)
                .snapshot();
    }
}
