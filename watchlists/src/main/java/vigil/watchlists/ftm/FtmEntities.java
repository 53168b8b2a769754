package vigil.watchlists.ftm;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vigil.contracts.csv.RowFailure;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.EntityDraft;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.reading.EntitySink;

/** Turns one JSON object into an entity. */
final class FtmEntities {
    private static final String[] FRAME = {"datasets", "referents"};
    private static final int LONGEST_PROPERTY = 64;

    private final Origin origin;
    private final EntitySink sink;
    private final Map<String, Origin> origins = new HashMap<>();
    private final Map<String, Schema> schemas = new HashMap<>();

    FtmEntities(Origin origin, EntitySink sink) {
        this.origin = origin;
        this.sink = sink;
    }

    /** The entity, or null when the object is none, which the sink is told. */
    @Nullable Entity entity(JsonNode node, long row) throws UnreadableFile {
        String id = text(node, "id");
        String schema = text(node, "schema");
        JsonNode properties = node.get("properties");
        if (!EntityId.isValid(id)) {
            return refused(row, "id", "is missing or no id");
        }
        if (!schemas.containsKey(schema) && !Schema.isValid(schema)) {
            return refused(row, "schema", "is missing or no schema");
        }
        if (properties == null || !properties.isObject()) {
            return refused(row, "properties", "are missing");
        }
        EntityDraft draft =
                new EntityDraft(
                        new EntityId(id),
                        schemas.computeIfAbsent(schema, Schema::new),
                        origin(text(node, "first_seen")));
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            String name = property.getKey();
            if (name.isEmpty() || name.length() > LONGEST_PROPERTY) {
                return refused(row, "properties", "have a name that is none");
            }
            if (!add(draft, name.intern(), property.getValue())) {
                return refused(row, name, "holds nested entities: take the file of entities");
            }
        }
        for (String frame : FRAME) {
            JsonNode values = node.get(frame);
            if (values != null && !add(draft, frame, values)) {
                return refused(row, frame, "is no list of texts");
            }
        }
        return draft.done();
    }

    private static boolean add(EntityDraft draft, String property, JsonNode values) {
        if (values.isArray()) {
            for (JsonNode value : values) {
                if (value.isContainer()) {
                    return false;
                }
                draft.add(property, value.asString(""));
            }
            return true;
        }
        if (values.isContainer()) {
            return false;
        }
        draft.add(property, values.asString(""));
        return true;
    }

    private Origin origin(String firstSeen) {
        return firstSeen.isEmpty()
                ? origin
                : origins.computeIfAbsent(firstSeen, text -> origin.knownSince(instant(text)));
    }

    private Instant instant(String text) {
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return origin.firstSeen();
        }
    }

    private @Nullable Entity refused(long row, String field, String reason) throws UnreadableFile {
        sink.refuse(new RowFailure(row, field, reason));
        return null;
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value != null && value.isString() ? value.asString() : "";
    }
}
