package vigil.matcher.screening;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Identifier;
import vigil.matcher.entity.Schema;
import vigil.matcher.words.NameReader;

/**
 * All entities of one version of a list, ready to be searched. Immutable: the next version is
 * another index. Any number of threads may search it; each search borrows working arrays that are
 * kept for the next.
 */
public final class WatchIndex {

    private final String snapshot;
    private final NameReader reader;
    private final List<Entity> entities;
    private final Map<String, Integer> placeOf = new HashMap<>();
    private final List<Partition> partitions = new ArrayList<>();
    private final Map<String, int[]> bearersOf = new HashMap<>();
    private final ConcurrentLinkedQueue<Searcher> idle = new ConcurrentLinkedQueue<>();

    /**
     * Indexes a list.
     *
     * @param snapshot names the version, and with it every result
     * @throws IllegalArgumentException when two entities have one id
     */
    public static WatchIndex of(String snapshot, Collection<Entity> entities, NameReader reader) {
        return new WatchIndex(snapshot, entities, reader);
    }

    private WatchIndex(String snapshot, Collection<Entity> entities, NameReader reader) {
        this.snapshot = snapshot;
        this.reader = reader;
        this.entities = List.copyOf(entities);
        Map<Schema.Kind, Partition.Builder> builders = new EnumMap<>(Schema.Kind.class);
        Map<String, Set<Integer>> bearers = new LinkedHashMap<>();
        for (int place = 0; place < this.entities.size(); place++) {
            Entity entity = this.entities.get(place);
            if (placeOf.put(entity.id(), place) != null) {
                throw new IllegalArgumentException("Two entities have the id " + entity.id() + ".");
            }
            Schema.Kind kind = entity.schema().kind();
            builders.computeIfAbsent(kind, k -> new Partition.Builder(k, reader))
                    .add(entity, place);
            for (Identifier identifier : entity.identifiers()) {
                bearers.computeIfAbsent(identifier.compared(), value -> new TreeSet<>()).add(place);
            }
        }
        builders.values().forEach(builder -> partitions.add(builder.build()));
        bearers.forEach((value, places) ->
                bearersOf.put(value, places.stream().mapToInt(i -> i).toArray()));
    }

    /** Which version of the list this is. */
    public String snapshot() {
        return snapshot;
    }

    public int entities() {
        return entities.size();
    }

    public int names() {
        return partitions.stream().mapToInt(partition -> partition.index().size()).sum();
    }

    /** Bytes of the search arrays, entities and names left out. */
    public long bytes() {
        return partitions.stream().mapToLong(partition -> partition.index().bytes()).sum();
    }

    /** The entity of that id. */
    public Optional<Entity> entity(String id) {
        Integer place = placeOf.get(id);
        return place == null ? Optional.empty() : Optional.of(entities.get(place));
    }

    /** Whom of the list this may be, the likeliest first. */
    public List<Hit> search(Entity asked, SearchLimits limits) {
        return search(asked, limits, false);
    }

    /** As {@link #search}, seen from the list: indexed are customers, asked is an entry. */
    List<Hit> searchInverse(Entity listed, SearchLimits limits) {
        return search(listed, limits, true);
    }

    private List<Hit> search(Entity asked, SearchLimits limits, boolean inverse) {
        Searcher searcher = borrowed();
        List<Hit> hits = searcher.search(asked, limits, inverse);
        idle.add(searcher); // Not after a failure: its arrays may be half written.
        return hits;
    }

    private Searcher borrowed() {
        @Nullable Searcher searcher = idle.poll();
        return searcher == null ? new Searcher(this) : searcher;
    }

    NameReader reader() {
        return reader;
    }

    List<Partition> partitions() {
        return partitions;
    }

    Entity at(int place) {
        return entities.get(place);
    }

    /** Places of those that bear an identifier, in its compared form. */
    int[] bearers(String identifier) {
        return bearersOf.getOrDefault(identifier, NOBODY);
    }

    private static final int[] NOBODY = {};
}
