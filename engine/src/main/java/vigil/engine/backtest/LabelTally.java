package vigil.engine.backtest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import vigil.engine.Hit;
import vigil.engine.TransactionId;
import vigil.engine.core.Sha256;

/** Holds what scenarios met against what is known to be laundering. */
public final class LabelTally {
    /** Later hits show many of those that nothing met as they were made. */
    private static final int MOST_UNMET = 500;

    private static final int MOST_MISSED = 20;

    private final Map<TransactionId, Integer> laundering = new HashMap<>();
    private final Map<String, Count> byScenario = new TreeMap<>();
    private final Map<TransactionId, String> unmet = new LinkedHashMap<>();
    private final Count all = new Count();
    private final MessageDigest digest = Sha256.digest();
    private final ByteBuffer line = ByteBuffer.allocate(2 * Long.BYTES);

    private static final class Count {
        private final BitSet shown = new BitSet();
        private long alerts;
        private long trueAlerts;
    }

    /** Tells a transaction, what it is, and what it met; evidence may name those told before. */
    public void take(TransactionId transaction, boolean isLaundering, List<Hit> hits) {
        if (isLaundering) {
            laundering.put(transaction, laundering.size());
            digest.update(
                    line.clear().putLong(transaction.high()).putLong(transaction.low()).flip());
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

    /**
     * The same.
     *
     * @param nearest what came nearest to it, in words; asked for some that nobody is shown
     */
    public void take(
            TransactionId transaction,
            boolean isLaundering,
            List<Hit> hits,
            Supplier<String> nearest) {
        take(transaction, isLaundering, hits);
        boolean unseen = hits.stream().allMatch(hit -> hit.alert() == null);
        if (isLaundering && unseen && unmet.size() < MOST_UNMET) {
            unmet.put(transaction, nearest.get());
        }
    }

    /**
     * A laundering transaction that stands in the evidence of no alert.
     *
     * @param nearest the scenario that came nearest to it as it was made, and what it lacked
     */
    public record Missed(TransactionId transaction, String nearest) {}

    /** The first ones of these. */
    public List<Missed> missed() {
        return unmet.entrySet().stream()
                .filter(entry -> {
                    Integer number = laundering.get(entry.getKey());
                    return number != null && !all.shown.get(number);
                })
                .limit(MOST_MISSED)
                .map(entry -> new Missed(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** SHA-256 over the laundering transactions in their order. To be asked once. */
    byte[] hash() {
        return digest.digest();
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
