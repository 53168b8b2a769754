package vigil.screening.lists;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.matching.ListIndex;

/**
 * The versions in force, all of them swapped at once: whoever has taken them works on with those to
 * the end.
 */
public final class Lists {

    private static final int RETRY_AFTER_SECONDS = 2;

    private final AtomicReference<InForce> inForce = new AtomicReference<>(InForce.of(Map.of()));
    private volatile boolean ready;

    /**
     * What is in force at one moment.
     *
     * @param version SHA-256 (hex) over all lists' ids and versions
     * @param lists id → version, by id
     */
    public record InForce(String version, Map<String, ListIndex> lists) {

        static InForce of(Map<String, ListIndex> lists) {
            StringBuilder text = new StringBuilder();
            Map<String, ListIndex> sorted = new TreeMap<>(lists);
            sorted.forEach((id, list) ->
                    text.append(id).append('\n').append(list.snapshot().id().text()).append('\n'));
            return new InForce(
                    sha256(text.toString()), java.util.Collections.unmodifiableMap(sorted));
        }

        /** All versions. */
        public Collection<ListIndex> all() {
            return lists.values();
        }

        /** The lists of these ids, all when there is none. */
        public List<ListIndex> chosen(Collection<String> ids) {
            return ids.isEmpty()
                    ? List.copyOf(lists.values())
                    : lists.entrySet().stream()
                            .filter(list -> ids.contains(list.getKey()))
                            .map(Map.Entry::getValue)
                            .toList();
        }
    }

    /** The versions in force; refuses while they are being loaded. */
    public InForce inForce() {
        if (!ready) {
            throw Refusal.unavailable("The lists are being loaded.", RETRY_AFTER_SECONDS);
        }
        return inForce.get();
    }

    /** What has been loaded up to now. */
    InForce loaded() {
        return inForce.get();
    }

    /** A list in force, by its id. */
    public ListIndex list(String id) {
        ListIndex list = inForce().lists().get(id);
        if (list == null) {
            throw Refusal.of(ProblemCode.NOT_FOUND, "There is no list of this id.");
        }
        return list;
    }

    public boolean isReady() {
        return ready;
    }

    /** Everything that was kept is in force. */
    void markReady() {
        ready = true;
    }

    /** Puts a version in force. */
    void put(ListIndex list) {
        ListId id = list.snapshot().list();
        inForce.updateAndGet(before -> {
            Map<String, ListIndex> lists = new TreeMap<>(before.lists());
            lists.put(id.text(), list);
            return InForce.of(lists);
        });
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
