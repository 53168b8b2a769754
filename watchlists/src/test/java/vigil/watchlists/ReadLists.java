package vigil.watchlists;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.EntityDraft;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ListReader;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotDraft;

/** Reads fixtures and texts in tests. */
public final class ReadLists {
    public static final ListId LIST = new ListId("tried");
    public static final Instant NOON = Instant.parse("2024-01-25T12:00:00Z");

    private ReadLists() {}

    public static byte[] fixture(String name) {
        try (InputStream in =
                Objects.requireNonNull(ReadLists.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SnapshotDraft draft(ListReader reader, ListFiles files) throws IOException {
        return SnapshotDraft.read(reader, files, LIST, "first", NOON, Optional.empty());
    }

    public static Snapshot read(ListReader reader, String fixture) throws IOException {
        return draft(reader, ListFiles.of(fixture(fixture))).snapshot();
    }

    public static Snapshot readText(ListReader reader, String text) throws IOException {
        return draft(reader, ListFiles.of(text.getBytes(StandardCharsets.UTF_8))).snapshot();
    }

    public static Entity find(Snapshot snapshot, String id) {
        return snapshot.find(new EntityId(id)).orElseThrow();
    }

    /** An entity of property, value, property, value … */
    public static Entity entity(String id, Schema schema, String... said) {
        EntityDraft draft =
                new EntityDraft(new EntityId(id), schema, Origin.of(LIST, "first", NOON));
        for (int i = 0; i < said.length; i += 2) {
            draft.add(said[i], said[i + 1]);
        }
        return draft.done();
    }
}
