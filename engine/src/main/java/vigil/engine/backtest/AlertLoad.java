package vigil.engine.backtest;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vigil.engine.Hit;

/** How alerts spread over the accounts of customers that they are about. */
public final class AlertLoad {
    private static final int TENTHS = 10;

    private final Map<Long, Long> bySubject = new HashMap<>();

    /**
     * Alerts per customer.
     *
     * @param customers accounts of customers that any alert is about
     * @param mean alerts for each of these
     * @param most alerts about one of them
     * @param topShare share of all alerts that are about the tenth of these (rounded up) with the
     *     most, 0 to 1
     */
    public record Spread(long customers, double mean, long most, double topShare) {
        static final Spread NONE = new Spread(0, 0, 0, 0);
    }

    void take(List<Hit> hits) {
        for (Hit hit : hits) {
            if (hit.opensAlert()) {
                bySubject.merge(hit.subject(), 1L, Long::sum);
            }
        }
    }

    Spread spread() {
        if (bySubject.isEmpty()) {
            return Spread.NONE;
        }
        List<Long> counts = bySubject.values().stream().sorted(Collections.reverseOrder()).toList();
        double all = counts.stream().mapToLong(Long::longValue).sum();
        long top =
                counts.stream()
                        .limit((counts.size() + TENTHS - 1) / TENTHS)
                        .mapToLong(Long::longValue)
                        .sum();
        return new Spread(counts.size(), all / counts.size(), counts.getFirst(), top / all);
    }
}
