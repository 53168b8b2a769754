package vigil.watchlists.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vigil.matcher.entity.Entity;
import vigil.matcher.screening.Comparer;
import vigil.matcher.screening.Comparison;
import vigil.matcher.screening.Hit;
import vigil.matcher.screening.SearchLimits;
import vigil.matcher.words.NameReader;
import vigil.watchlists.entities.EntityId;

/** Searches lists and explains what it finds. */
public final class Finder {

    private static final Comparator<Found> BEST_FIRST =
            Comparator.comparingDouble((Found found) -> found.hit().score())
                    .reversed()
                    .thenComparing(found -> found.hit().entity().id());

    private final Comparer comparer;

    public Finder(NameReader reader) {
        this.comparer = new Comparer(reader);
    }

    /** A hit with the version of the list it is in. */
    public record Found(ListIndex list, Hit hit) {

        /** The entity as the list has it. */
        public vigil.watchlists.entities.Entity listed() {
            return list.snapshot().find(new EntityId(hit.entity().id())).orElseThrow();
        }
    }

    /** Whom of these lists it may be, the likeliest first. */
    public List<Found> find(Entity asked, Collection<ListIndex> lists, SearchLimits limits) {
        List<Found> found = new ArrayList<>();
        for (ListIndex list : lists) {
            for (Hit hit : list.index().search(asked, limits)) {
                found.add(new Found(list, hit));
            }
        }
        if (lists.size() > 1) {
            found.sort(BEST_FIRST);
        }
        return found.size() > limits.hits() ? List.copyOf(found.subList(0, limits.hits())) : found;
    }

    /** By ids of lists, the versions of these. */
    public static Map<String, String> versions(Collection<ListIndex> lists) {
        Map<String, String> versions = new TreeMap<>();
        lists.forEach(
                list -> versions.put(list.snapshot().list().text(), list.snapshot().id().text()));
        return versions;
    }

    /** Why. */
    public Comparison compare(Entity asked, Entity listed) {
        return comparer.compare(asked, listed);
    }
}
