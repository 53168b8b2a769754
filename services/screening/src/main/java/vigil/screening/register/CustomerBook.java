package vigil.screening.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.matcher.entity.Entity;
import vigil.matcher.screening.CustomerIndex;
import vigil.matcher.screening.SearchLimits;
import vigil.matcher.words.NameReader;

/**
 * One institution's customers in memory, searched by entries of lists. An index cannot change, so
 * there are several: changes gather in a small one that is made when it is asked, becomes a segment
 * when it is full, and small segments are merged into larger ones. A segment's customer that is not
 * the present one is passed over, so nothing is ever taken out of a segment. Not for several
 * threads at once, but for {@link Merge#build}.
 */
public final class CustomerBook {

    private static final int MOST_HITS = 10_000;

    private final NameReader reader;
    private final long custody;
    private final int mostRecent;
    private final int largestSegment;
    private final Map<String, Watched> present = new HashMap<>();
    private final Map<String, Watched> recent = new LinkedHashMap<>();
    private final List<Segment> segments = new ArrayList<>();
    private final Set<String> doubtful = new HashSet<>();
    private final Set<String> unread = new HashSet<>();
    private @Nullable CustomerIndex recentIndex;
    private boolean untidy;

    private record Segment(List<Watched> customers, CustomerIndex index) {}

    /** A customer whom an entry may be. */
    public record Found(Watched customer, Entity entry) {}

    /**
     * @param custody under which its customers were read
     */
    public CustomerBook(NameReader reader, long custody) {
        this(reader, custody, 4_096, 131_072);
    }

    /**
     * @param mostRecent changes that are kept apart
     * @param largestSegment customers of a segment, at most
     */
    CustomerBook(NameReader reader, long custody, int mostRecent, int largestSegment) {
        this.reader = reader;
        this.custody = custody;
        this.mostRecent = mostRecent;
        this.largestSegment = largestSegment;
    }

    /** The number of the custody that whoever changes them must still hold. */
    public long custody() {
        return custody;
    }

    /** Takes in many at once, as when the house starts. */
    void load(CustomerRows.Read read) {
        List<Watched> customers = read.customers();
        unread.addAll(read.unread());
        customers.forEach(customer -> present.put(customer.customer(), customer));
        for (int from = 0; from < customers.size(); from += largestSegment) {
            segments.add(
                    segment(
                            customers.subList(
                                    from, Math.min(from + largestSegment, customers.size()))));
        }
    }

    /** Watches a customer, or watches it as it now is. */
    public void put(Watched customer) {
        unread.remove(customer.customer());
        present.put(customer.customer(), customer);
        recent.put(customer.customer(), customer);
        recentIndex = null;
        if (recent.size() >= mostRecent) {
            segments.add(segment(List.copyOf(recent.values())));
            recent.clear();
            untidy = true;
        }
    }

    public void remove(String customer) {
        unread.remove(customer);
        present.remove(customer);
        if (recent.remove(customer) != null) {
            recentIndex = null;
        }
    }

    /** It is not known how these stand until they are read again. */
    public void doubt(Collection<String> customers) {
        doubtful.addAll(customers);
    }

    /** Of whom it is not known how they stand. */
    Set<String> doubtful() {
        return Set.copyOf(doubtful);
    }

    /**
     * Ends all doubts.
     *
     * @param read of the doubtful ones those who are present
     * @return those who are not
     */
    Set<String> settle(CustomerRows.Read read) {
        Set<String> others = Set.copyOf(doubtful);
        others.forEach(this::remove);
        unread.addAll(read.unread());
        read.customers().forEach(this::put);
        doubtful.clear();
        return others.stream()
                .filter(customer -> !present.containsKey(customer) && !unread.contains(customer))
                .collect(Collectors.toSet());
    }

    /** Who is present and could not be read. */
    public Set<String> unread() {
        return Collections.unmodifiableSet(unread);
    }

    public Optional<Watched> find(String customer) {
        return Optional.ofNullable(present.get(customer));
    }

    public int size() {
        return present.size();
    }

    /** Whether there may be segments to merge. */
    boolean isUntidy() {
        return untidy;
    }

    int segments() {
        return segments.size();
    }

    /** Whom of the customers these entries may be. */
    public List<Found> search(Collection<Entity> entries, double cutoff) {
        SearchLimits limits = new SearchLimits(MOST_HITS, cutoff);
        List<Found> found = new ArrayList<>();
        for (Segment segment : segments) {
            gather(segment.index().search(entries, limits), found);
        }
        if (!recent.isEmpty()) {
            gather(recentIndex().search(entries, limits), found);
        }
        return found;
    }

    private void gather(List<CustomerIndex.Found> hits, List<Found> found) {
        for (CustomerIndex.Found hit : hits) {
            Watched customer = present.get(hit.customer().entity().id());
            if (customer != null && customer.entity() == hit.customer().entity()) {
                found.add(new Found(customer, hit.entry()));
            }
        }
    }

    private CustomerIndex recentIndex() {
        CustomerIndex index = recentIndex;
        if (index == null) {
            index = segment(List.copyOf(recent.values())).index();
            recentIndex = index;
        }
        return index;
    }

    private Segment segment(List<Watched> customers) {
        return new Segment(
                List.copyOf(customers),
                CustomerIndex.of(customers.stream().map(Watched::entity).toList(), reader));
    }

    /** Segments on their way to become one. */
    final class Merge {
        private final List<Segment> old;
        private final List<Watched> customers;
        private @Nullable Segment merged;

        private Merge(List<Segment> old, List<Watched> customers) {
            this.old = old;
            this.customers = customers;
        }

        /** The long part: may run beside everything else. */
        void build() {
            merged = segment(customers);
        }

        /** Who changed meanwhile is in a later segment, and passed over in this one. */
        void finish() {
            segments.removeAll(old);
            if (merged != null && !customers.isEmpty()) {
                segments.addFirst(merged);
            }
        }
    }

    /**
     * What should be merged: the two newest segments while the older of them is not twice as large,
     * or a segment that is mostly of the past.
     */
    Optional<Merge> nextMerge() {
        for (Segment segment : segments) {
            List<Watched> live = live(segment);
            if (live.size() < segment.customers().size() / 2) {
                return Optional.of(new Merge(List.of(segment), live));
            }
        }
        List<Segment> bySize = new ArrayList<>(segments);
        bySize.sort(Comparator.comparingInt(segment -> segment.customers().size()));
        for (int i = 1; i < bySize.size(); i++) {
            Segment small = bySize.get(i - 1);
            Segment large = bySize.get(i);
            int both = small.customers().size() + large.customers().size();
            if (both <= largestSegment && large.customers().size() < 2 * small.customers().size()) {
                List<Watched> live = new ArrayList<>(live(large));
                live.addAll(live(small));
                return Optional.of(new Merge(List.of(small, large), live));
            }
        }
        untidy = false;
        return Optional.empty();
    }

    private List<Watched> live(Segment segment) {
        return segment.customers().stream()
                .filter(customer -> present.get(customer.customer()) == customer)
                .toList();
    }
}
