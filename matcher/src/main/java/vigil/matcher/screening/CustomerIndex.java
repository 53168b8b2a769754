package vigil.matcher.screening;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vigil.matcher.entity.Entity;
import vigil.matcher.words.NameReader;

/**
 * The watched customers, indexed as a list is: when a list changes, its few new and changed entries
 * are searched among all customers instead of all customers in the list. Scores are those that the
 * customer would get against the list. Immutable.
 */
public final class CustomerIndex {

    private final WatchIndex customers;

    private CustomerIndex(WatchIndex customers) {
        this.customers = customers;
    }

    /**
     * Indexes customers.
     *
     * @throws IllegalArgumentException when two customers have one id
     */
    public static CustomerIndex of(Collection<Entity> customers, NameReader reader) {
        return new CustomerIndex(WatchIndex.of("customers", customers, reader));
    }

    /** A customer whom an entry of a list may be. */
    public record Found(Entity entry, Hit customer) {}

    /**
     * Whom of the customers new or changed entries of a list may be.
     *
     * @param limits of each entry
     */
    public List<Found> search(Collection<Entity> entries, SearchLimits limits) {
        List<Found> found = new ArrayList<>();
        for (Entity entry : entries) {
            for (Hit hit : customers.searchInverse(entry, limits)) {
                found.add(new Found(entry, hit));
            }
        }
        return found;
    }

    public int size() {
        return customers.entities();
    }
}
