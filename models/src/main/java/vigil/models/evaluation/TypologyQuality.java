package vigil.models.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a kind of behaviour fares: of laundering the flagged share is recall, of honest behaviour it
 * is trouble for nothing.
 *
 * @param rings with a payment of this kind
 * @param ringsFound of these, those with a flagged payment of this kind
 */
public record TypologyQuality(
        String typology,
        boolean laundering,
        int transactions,
        int flagged,
        int rings,
        int ringsFound) {

    /** Flagged among all, 0 to 1. */
    public double flaggedShare() {
        return (double) flagged / transactions;
    }

    /** Laundering first, then by name. */
    static List<TypologyQuality> of(boolean[] flagged, Truth truth) {
        List<TypologyQuality> qualities = new ArrayList<>();
        for (boolean laundering : new boolean[] {true, false}) {
            Map<String, Count> counts = new TreeMap<>();
            for (int i = 0; i < flagged.length; i++) {
                if (truth.laundering()[i] == laundering && !truth.typology()[i].isEmpty()) {
                    counts.computeIfAbsent(truth.typology()[i], _ -> new Count())
                            .add(flagged[i], truth.ring()[i]);
                }
            }
            counts.forEach((typology, count) -> qualities.add(count.quality(typology, laundering)));
        }
        return qualities;
    }

    /** What is counted of one kind. */
    private static final class Count {
        private final Set<Integer> rings = new HashSet<>();
        private final Set<Integer> found = new HashSet<>();
        private int transactions;
        private int flagged;

        void add(boolean isFlagged, int ring) {
            transactions++;
            flagged += isFlagged ? 1 : 0;
            if (ring != Truth.NO_RING) {
                rings.add(ring);
                if (isFlagged) {
                    found.add(ring);
                }
            }
        }

        TypologyQuality quality(String typology, boolean laundering) {
            return new TypologyQuality(
                    typology, laundering, transactions, flagged, rings.size(), found.size());
        }
    }
}
