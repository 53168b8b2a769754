package vigil.watchlists.versions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.ListId;

/** One version of a list, for ever the same. */
public final class Snapshot {
    private final SnapshotId id;
    private final ListId list;
    private final String edition;
    private final Instant seen;
    private final List<Entity> entities;

    private Snapshot(SnapshotId id, ListId list, String edition, Instant seen, List<Entity> all) {
        this.id = id;
        this.list = list;
        this.edition = edition;
        this.seen = seen;
        this.entities = all;
    }

    /**
     * A snapshot of these entities.
     *
     * @param edition the publisher's name of the version
     * @param seen when it was read
     * @throws IllegalArgumentException when two entities have the same id
     */
    public static Snapshot of(ListId list, String edition, Instant seen, List<Entity> entities) {
        List<Entity> sorted = new ArrayList<>(entities);
        sorted.sort((one, other) -> one.id().compareTo(other.id()));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).id().equals(sorted.get(i).id())) {
                throw new IllegalArgumentException("two entities have the same id");
            }
        }
        return new Snapshot(
                CanonicalForm.of(list, sorted), list, edition, seen, List.copyOf(sorted));
    }

    /** The hash of the content. */
    public SnapshotId id() {
        return id;
    }

    public ListId list() {
        return list;
    }

    public String edition() {
        return edition;
    }

    public Instant seen() {
        return seen;
    }

    /** All entities in the order of their ids. */
    public List<Entity> entities() {
        return entities;
    }

    /** An entity by its id. */
    public Optional<Entity> find(EntityId wanted) {
        int low = 0;
        int high = entities.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = entities.get(middle).id().compareTo(wanted);
            if (order == 0) {
                return Optional.of(entities.get(middle));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** How many entities there are of each schema. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        entities.forEach(entity -> counts.merge(entity.schema().name(), 1, Integer::sum));
        return counts;
    }

    /**
     * The version of one entity: a hash that changes when anything said of it does. What refers to
     * an entity as it was can be bound to it.
     */
    public static String versionOf(Entity entity) {
        return CanonicalForm.of(entity);
    }

    @Override
    public String toString() {
        return "Snapshot[" + list + ", " + edition + ", " + id.brief() + "]";
    }
}
