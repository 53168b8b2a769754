package vigil.models.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many rings are found: a ring is, when one of its payments at least is flagged.
 *
 * @param rings with a payment in the part
 * @param begun of these, those whose first payment stands in the part
 * @param medianHours of the found ones among those that began here: from a ring's first payment to
 *     its first flagged one; null when there is none
 * @param medianHoursOfAll the same of all found ones, from their first payment in whatever part: at
 *     most so long, for what was flagged of them before this part does not count
 */
public record RingQuality(
        int rings,
        int found,
        int begun,
        @Nullable Double medianHours,
        @Nullable Double medianHoursOfAll) {
    private static final double MILLIS_OF_AN_HOUR = 3_600_000;

    /** Found among all, 0 to 1; zero when there is none. */
    public double recall() {
        return rings == 0 ? 0 : (double) found / rings;
    }

    static RingQuality of(boolean[] flagged, Truth truth) {
        Map<Integer, Long> firstFlagged = new HashMap<>();
        Map<Integer, Long> began = new HashMap<>();
        long partBegan = Arrays.stream(truth.at()).min().orElse(0);
        for (int i = 0; i < flagged.length; i++) {
            int ring = truth.ring()[i];
            if (ring == Truth.NO_RING) {
                continue;
            }
            began.put(ring, truth.ringBegan()[ring]);
            if (flagged[i]) {
                firstFlagged.merge(ring, truth.at()[i], Math::min);
            }
        }
        List<Double> all = new ArrayList<>();
        List<Double> ofBegun = new ArrayList<>();
        firstFlagged.forEach((ring, at) -> {
            double hours = (at - truth.ringBegan()[ring]) / MILLIS_OF_AN_HOUR;
            all.add(hours);
            if (truth.ringBegan()[ring] >= partBegan) {
                ofBegun.add(hours);
            }
        });
        int begun = (int) began.values().stream().filter(first -> first >= partBegan).count();
        return new RingQuality(
                began.size(), firstFlagged.size(), begun, median(ofBegun), median(all));
    }

    private static @Nullable Double median(List<Double> values) {
        if (values.isEmpty()) {
            return null;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
