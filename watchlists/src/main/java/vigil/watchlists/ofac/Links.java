package vigil.watchlists.ofac;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.EntityDraft;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.reading.Dossier;
import vigil.watchlists.reading.EntitySink;

/**
 * The links that remarks name in words, {@code Linked To: HIZBALLAH}: known when every name of the
 * list is. A name that two entries bear links nobody; the remark stays in the notes.
 */
final class Links {
    private record Link(EntityId from, String to) {}

    private final Origin origin;
    private final Map<String, Optional<EntityId>> byName = new HashMap<>();
    private final List<Link> links = new ArrayList<>();

    Links(Origin origin) {
        this.origin = origin;
    }

    void take(OfacEntry entry, String listedName) {
        byName.merge(key(listedName), Optional.of(entry.id()), (one, other) -> Optional.empty());
        entry.links().forEach(name -> links.add(new Link(entry.id(), name)));
    }

    void to(EntitySink sink) throws UnreadableFile {
        List<Entity> known = new ArrayList<>();
        for (Link link : links) {
            byName.getOrDefault(key(link.to()), Optional.empty())
                    .ifPresent(to -> known.add(entity(link.from(), to)));
        }
        known.sort((one, other) -> one.id().compareTo(other.id()));
        EntityId last = null;
        for (Entity entity : known) {
            if (!entity.id().equals(last)) {
                sink.take(entity);
            }
            last = entity.id();
        }
    }

    private Entity entity(EntityId from, EntityId to) {
        EntityId id = from.part("link-" + Dossier.fingerprint(to.text()));
        return new EntityDraft(id, Schema.UNKNOWN_LINK, origin)
                .add(Property.SUBJECT, from.text())
                .add(Property.OBJECT, to.text())
                .add(Property.ROLE, "linked to")
                .done();
    }

    private static String key(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }
}
