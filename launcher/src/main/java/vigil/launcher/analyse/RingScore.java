package vigil.launcher.analyse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigil.contracts.amlworld.RingKey;

/**
 * Counts the rings that alerts found. A ring counts as found when one alert's evidence holds at
 * least two of its transactions and at least half of that evidence are its transactions.
 *
 * <p>Feed it every transaction and every alert, in any order, then ask.
 */
public final class RingScore {
    private static final int LEAST_TRANSACTIONS = 2;

    private final List<RingKey.Ring> rings;
    private final Map<Long, int[]> ringsOfRow = new HashMap<>();
    private final Instant[] ends;
    private final @Nullable Instant[] alerts;
    private final int[] rowsSeen;
    private final List<List<RingReach.Step>> steps = new ArrayList<>();
    private final @Nullable RingReach reach;

    public RingScore(RingKey key) {
        this(key, null);
    }

    /**
     * @param window within which patterns are searched, to tell which rings can be followed at all;
     *     null leaves that out
     */
    RingScore(RingKey key, @Nullable Duration window) {
        rings = key.rings();
        reach = window == null ? null : new RingReach(window);
        rings.forEach(_ -> steps.add(new ArrayList<>()));
        ends = new Instant[rings.size()];
        Arrays.fill(ends, Instant.MIN);
        alerts = new @Nullable Instant[rings.size()];
        rowsSeen = new int[rings.size()];
        for (int ring = 0; ring < rings.size(); ring++) {
            for (long row : new HashSet<>(rings.get(ring).rows())) {
                ringsOfRow.merge(row, new int[] {ring}, RingScore::both);
            }
        }
    }

    /** Whether a row belongs to a ring. */
    public boolean names(long row) {
        return ringsOfRow.containsKey(row);
    }

    /** Tells when the transaction in a row happened. */
    public void transaction(long row, Instant at) {
        for (int ring : ringsOfRow.getOrDefault(row, new int[0])) {
            rowsSeen[ring]++;
            ends[ring] = at.isAfter(ends[ring]) ? at : ends[ring];
        }
    }

    /** The same with the two accounts. */
    void payment(long row, Instant at, long payer, long payee) {
        transaction(row, at);
        for (int ring : ringsOfRow.getOrDefault(row, new int[0])) {
            steps.get(ring).add(new RingReach.Step(at, payer, payee));
        }
    }

    /** Tells an alert's time and the rows of its evidence. */
    public void alert(Instant at, List<Long> evidence) {
        Set<Long> rows = new HashSet<>(evidence);
        Map<Integer, Integer> shared = new TreeMap<>();
        for (long row : rows) {
            for (int ring : ringsOfRow.getOrDefault(row, new int[0])) {
                shared.merge(ring, 1, Integer::sum);
            }
        }
        shared.forEach((ring, count) -> {
            if (count >= LEAST_TRANSACTIONS && 2 * count >= rows.size()) {
                Instant before = alerts[ring];
                alerts[ring] = before == null || at.isBefore(before) ? at : before;
            }
        });
    }

    /** Rings of which not every transaction has been told, by name. */
    public List<String> incomplete() {
        List<String> names = new ArrayList<>();
        for (int ring = 0; ring < rings.size(); ring++) {
            if (rowsSeen[ring] < new HashSet<>(rings.get(ring).rows()).size()) {
                names.add(rings.get(ring).ring());
            }
        }
        return names;
    }

    /** The score of each typology, by name. */
    public List<TypologyScore> byTypology() {
        Map<String, List<Integer>> members = new TreeMap<>();
        for (int ring = 0; ring < rings.size(); ring++) {
            members.computeIfAbsent(rings.get(ring).typology(), _ -> new ArrayList<>()).add(ring);
        }
        List<TypologyScore> scores = new ArrayList<>();
        members.forEach((typology, ofTypology) -> scores.add(score(typology, ofTypology)));
        return scores;
    }

    private TypologyScore score(String typology, List<Integer> members) {
        List<Double> hours = new ArrayList<>();
        for (int ring : members) {
            Instant alert = alerts[ring];
            if (alert != null) {
                hours.add(Duration.between(ends[ring], alert).toSeconds() / 3_600.0);
            }
        }
        return new TypologyScore(
                typology, members.size(), hours.size(), median(hours), reach(typology, members));
    }

    private @Nullable Reach reach(String typology, List<Integer> members) {
        RingReach rule = reach;
        if (rule == null || rule.reaches(typology, List.of()) == null) {
            return null;
        }
        List<Integer> followed =
                members.stream()
                        .filter(ring ->
                                Boolean.TRUE.equals(rule.reaches(typology, steps.get(ring))))
                        .toList();
        List<String> missed =
                followed.stream()
                        .filter(ring -> alerts[ring] == null)
                        .map(ring -> rings.get(ring).ring())
                        .toList();
        return new Reach(followed.size(), missed);
    }

    private static @Nullable Double median(List<Double> values) {
        if (values.isEmpty()) {
            return null;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median =
                sorted.size() % 2 == 1
                        ? sorted.get(middle)
                        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return Math.round(median * 100) / 100.0;
    }

    private static int[] both(int[] some, int[] more) {
        int[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /**
     * How many rings of a typology were found.
     *
     * @param medianHoursToAlert from a found ring's last transaction to the first alert that found
     *     it, negative when the alert came before the ring was complete; null when none was found
     * @param reach of typologies that can be followed; null where that was not asked
     */
    public record TypologyScore(
            String typology,
            int total,
            int found,
            @Nullable Double medianHoursToAlert,
            @Nullable Reach reach) {
        public TypologyScore(
                String typology, int total, int found, @Nullable Double medianHoursToAlert) {
            this(typology, total, found, medianHoursToAlert, null);
        }
    }

    /**
     * Rings with two legs or more that can be walked within the window.
     *
     * @param missed those of them that no alert found, by name
     */
    public record Reach(int rings, List<String> missed) {
        public Reach {
            missed = List.copyOf(missed);
        }

        public int found() {
            return rings - missed.size();
        }
    }
}
