package vigil.watchlists.ftm;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vigil.contracts.csv.RowFailure;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Statement;
import vigil.watchlists.reading.EntitySink;
import vigil.watchlists.reading.JsonLines;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ListReader;

/**
 * A delta file ({@code entities.delta.json}): one change a line, {@code {"op": "ADD", "entity":
 * {…}}}, {@code MOD} with the whole entity, {@code DEL} with its id alone. What is read is the base
 * version with the changes, so that it passes the same guards as a whole file. A change that does
 * not fit the base, because the file belongs to another version, is refused.
 */
public final class FtmDeltaReader implements ListReader {
    private final List<Entity> base;

    /**
     * Reads on from a version.
     *
     * @param base the entities of the version that the delta starts from
     */
    public FtmDeltaReader(List<Entity> base) {
        this.base = List.copyOf(base);
    }

    @Override
    public void read(ListFiles files, Origin origin, EntitySink sink) throws IOException {
        TreeSet<EntityId> known = new TreeSet<>();
        base.forEach(entity -> known.add(entity.id()));
        Map<EntityId, Optional<Entity>> changes = changes(files, origin, sink, known);
        Map<Origin, Origin> origins = new HashMap<>();
        for (Entity entity : base) {
            Optional<Entity> change = changes.remove(entity.id());
            if (change == null) {
                sink.take(seenAgain(entity, origin, origins));
            } else if (change.isPresent()) {
                sink.take(change.get());
            }
        }
        for (Optional<Entity> added : changes.values()) {
            if (added.isPresent()) {
                sink.take(added.get());
            }
        }
    }

    private static Map<EntityId, Optional<Entity>> changes(
            ListFiles files, Origin origin, EntitySink sink, TreeSet<EntityId> known)
            throws IOException {
        Map<EntityId, Optional<Entity>> changes = new LinkedHashMap<>();
        FtmEntities entities = new FtmEntities(origin, sink);
        try (JsonLines lines = new JsonLines(files.open(ListFiles.MAIN), files.limits(), sink)) {
            for (JsonNode node = lines.next(); node != null; node = lines.next()) {
                change(node, lines.row(), entities, sink, known, changes);
            }
        }
        if (changes.isEmpty()) {
            throw new UnreadableFile("the delta holds no change");
        }
        return changes;
    }

    private static void change(
            JsonNode node,
            long row,
            FtmEntities entities,
            EntitySink sink,
            TreeSet<EntityId> known,
            Map<EntityId, Optional<Entity>> changes)
            throws UnreadableFile {
        String operation = text(node, value -> value.get("op"));
        String id = text(node, value -> value.path("entity").get("id"));
        boolean add = operation.equals("ADD");
        boolean delete = operation.equals("DEL");
        if (!add && !delete && !operation.equals("MOD")) {
            sink.refuse(new RowFailure(row, "op", "is none of ADD, MOD, DEL"));
            return;
        }
        if (!EntityId.isValid(id)) {
            sink.refuse(new RowFailure(row, "entity", "has no id"));
            return;
        }
        EntityId key = new EntityId(id);
        if (changes.containsKey(key)) {
            throw new UnreadableFile("the delta changes " + key + " twice");
        }
        if (known.contains(key) == add) {
            throw new UnreadableFile("the delta belongs to another version: " + key);
        }
        if (delete) {
            changes.put(key, Optional.empty());
            return;
        }
        @Nullable Entity entity = entities.entity(node.get("entity"), row);
        if (entity != null) {
            changes.put(key, Optional.of(entity));
        }
    }

    /** What the delta is silent about was seen in this version, too. */
    private static Entity seenAgain(Entity entity, Origin now, Map<Origin, Origin> origins) {
        List<Statement> statements =
                entity.statements().stream()
                        .map(said ->
                                said.from(
                                        origins.computeIfAbsent(
                                                said.origin(),
                                                old -> now.knownSince(old.firstSeen()))))
                        .toList();
        return new Entity(entity.id(), entity.schema(), statements);
    }

    private static String text(JsonNode node, Function<JsonNode, @Nullable JsonNode> place) {
        JsonNode value = place.apply(node);
        return value != null && value.isString() ? value.asString() : "";
    }
}
