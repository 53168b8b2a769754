package vigil.watchlists.versions;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.contracts.csv.RowFailure;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Statement;
import vigil.watchlists.reading.EntitySink;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ListReader;

/**
 * A snapshot being read. A statement that the version before already made keeps the time when it
 * was first seen.
 */
public final class SnapshotDraft implements EntitySink {
    /** More records than this that cannot be taken: it is another file. */
    public static final int MOST_FAILURES = 1_000;

    private final Origin origin;
    private final @Nullable Snapshot previous;
    private final Set<EntityId> ids = new HashSet<>();
    private final List<Entity> entities = new ArrayList<>();
    private final List<RowFailure> failures = new ArrayList<>();
    private final Map<Origin, Origin> origins = new HashMap<>();

    private SnapshotDraft(Origin origin, @Nullable Snapshot previous) {
        this.origin = origin;
        this.previous = previous;
    }

    /**
     * Reads a version of a list.
     *
     * @param seen when the files were fetched
     * @param previous the version before, if there is one
     * @throws UnreadableFile when the files as a whole are refused
     */
    public static SnapshotDraft read(
            ListReader reader,
            ListFiles files,
            ListId list,
            String edition,
            Instant seen,
            Optional<Snapshot> previous)
            throws IOException {
        SnapshotDraft draft =
                new SnapshotDraft(Origin.of(list, edition, seen), previous.orElse(null));
        reader.read(files, draft.origin, draft);
        if (draft.entities.isEmpty()) {
            throw new UnreadableFile(
                    draft.failures.isEmpty()
                            ? "the list is empty"
                            : "no record of the list can be taken, the first for: "
                                    + draft.failures.getFirst());
        }
        return draft;
    }

    @Override
    public void take(Entity entity) throws UnreadableFile {
        if (!ids.add(entity.id())) {
            throw new UnreadableFile("the entity id " + entity.id() + " occurs twice");
        }
        entities.add(withFirstSeen(entity));
    }

    @Override
    public void refuse(RowFailure failure) throws UnreadableFile {
        failures.add(failure);
        if (failures.size() > MOST_FAILURES) {
            throw new UnreadableFile(
                    "more than "
                            + MOST_FAILURES
                            + " records cannot be taken, the first for: "
                            + failures.getFirst());
        }
    }

    /** The records that could not be taken. */
    public List<RowFailure> failures() {
        return List.copyOf(failures);
    }

    /** What was taken, as a version of the list. */
    public Snapshot snapshot() {
        return Snapshot.of(origin.list(), origin.edition(), origin.lastSeen(), entities);
    }

    private Entity withFirstSeen(Entity entity) {
        Optional<Entity> before = previous == null ? Optional.empty() : previous.find(entity.id());
        return before.map(known -> withFirstSeen(entity, known)).orElse(entity);
    }

    // Both sides are in the same order, so one walk finds what they share.
    private Entity withFirstSeen(Entity entity, Entity before) {
        List<Statement> known = before.statements();
        List<Statement> result = new ArrayList<>(entity.statements().size());
        int at = 0;
        for (Statement statement : entity.statements()) {
            while (at < known.size() && known.get(at).compareTo(statement) < 0) {
                at++;
            }
            boolean same = at < known.size() && known.get(at).saysTheSameAs(statement);
            result.add(same ? since(known.get(at), statement) : statement);
        }
        return new Entity(entity.id(), entity.schema(), result);
    }

    private Statement since(Statement known, Statement statement) {
        Origin older = statement.origin().knownSince(known.origin().firstSeen());
        return older.equals(statement.origin())
                ? statement
                : statement.from(origins.computeIfAbsent(older, same -> same));
    }
}
