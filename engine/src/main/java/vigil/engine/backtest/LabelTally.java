package vigil.engine.backtest;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vigil.engine.Hit;
import vigil.engine.TransactionId;

/** Holds what scenarios met against what is known to be laundering. */
public final class LabelTally {
    private final Map<TransactionId, Integer> laundering = new HashMap<>();
    private final Map<String, Count> byScenario = new TreeMap<>();
    private final Count all = new Count();

    private static final class Count {
        private final BitSet shown = new BitSet();
        private long alerts;
        private long trueAlerts;
    }

    /** Tells a transaction, what it is, and what it met; evidence may name those told before. */
    public void take(TransactionId transaction, boolean isLaundering, List<Hit> hits) {
        if (isLaundering) {
            laundering.put(transaction, laundering.size());
        }
        for (Hit hit : hits) {
            if (hit.alert() == null) {
                continue; // Nobody is shown it.
            }
            Set<TransactionId> evidence = new HashSet<>(hit.evidence());
            BitSet bad = laundering(evidence);
            boolean isTrue = !bad.isEmpty() && 2 * bad.cardinality() >= evidence.size();
            count(byScenario.computeIfAbsent(hit.scenario(), any -> new Count()), hit, bad, isTrue);
            count(all, hit, bad, isTrue);
        }
    }

    /** Whether anything was laundering. */
    public boolean isLabelled() {
        return !laundering.isEmpty();
    }

    /** What the hits of one scenario were worth. */
    public LabelScore of(String scenario) {
        return score(byScenario.getOrDefault(scenario, new Count()));
    }

    /** What all hits together were worth. */
    public LabelScore all() {
        return score(all);
    }

    private LabelScore score(Count count) {
        return new LabelScore(
                count.alerts, count.trueAlerts, count.shown.cardinality(), laundering.size());
    }

    private BitSet laundering(Set<TransactionId> evidence) {
        BitSet bad = new BitSet();
        for (TransactionId shown : evidence) {
            Integer number = laundering.get(shown);
            if (number != null) {
                bad.set(number);
            }
        }
        return bad;
    }

    private static void count(Count count, Hit hit, BitSet bad, boolean isTrue) {
        count.shown.or(bad);
        if (hit.opensAlert()) {
            count.alerts++;
            count.trueAlerts += isTrue ? 1 : 0;
        }
    }
}
