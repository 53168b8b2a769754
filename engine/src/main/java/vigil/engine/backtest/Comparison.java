package vigil.engine.backtest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import vigil.engine.AlertId;
import vigil.engine.Hit;
import vigil.engine.TransactionId;
import vigil.engine.core.Sha256;

/** Counts what two sets make of the same transactions; bounded, however many hits there are. */
public final class Comparison {
    private static final int SAMPLE = 20;
    private static final int EXAMPLES = 5;
    private static final byte CANDIDATE = 'c';
    private static final byte PUBLISHED = 'p';

    private final Map<String, Count> byScenario = new TreeMap<>();
    private final MessageDigest digest = Sha256.digest();
    private final ByteBuffer line = ByteBuffer.allocate(64);
    private final AlertLoad load = new AlertLoad();
    private final AlertLoad publishedLoad = new AlertLoad();
    private long transactions;

    private static final class Count {
        private long hits;
        private long alerts;
        private long publishedHits;
        private long publishedAlerts;
        private long unchanged;
        private final List<TransactionId> fresh = new ArrayList<>();
        private final List<TransactionId> lost = new ArrayList<>();
        private final List<Example> freshExamples = new ArrayList<>();
        private final List<Example> lostExamples = new ArrayList<>();
    }

    /**
     * A transaction that one side alone met.
     *
     * @param fired why that side met it, in words
     * @param missed why the other did not
     */
    public record Example(TransactionId transaction, String fired, String missed) {}

    /** The configurations that were compared. */
    public record Hashes(String candidate, String published) {}

    /**
     * What became of one scenario.
     *
     * @param hits transactions that meet it in the candidate set
     * @param alerts of these, those that open an alert
     * @param unchangedHits hits of both sets
     * @param newSample transactions of hits by the candidate set alone, the first ones
     * @param lostSample transactions of hits by the published set alone, the first ones
     * @param newExamples the first of these with reasons
     * @param lostExamples the same of hits by the published set alone
     */
    public record OfScenario(
            String scenario,
            long hits,
            long alerts,
            long publishedHits,
            long publishedAlerts,
            long unchangedHits,
            List<TransactionId> newSample,
            List<TransactionId> lostSample,
            List<Example> newExamples,
            List<Example> lostExamples) {

        public long newHits() {
            return hits - unchangedHits;
        }

        public long lostHits() {
            return publishedHits - unchangedHits;
        }
    }

    /**
     * Counts what the two sets say of a transaction.
     *
     * @param whyMissed why the side that did not meet a scenario did not, in words; asked for a few
     */
    public void take(
            TransactionId transaction,
            List<Hit> candidate,
            List<Hit> published,
            UnaryOperator<String> whyMissed) {
        transactions++;
        if (candidate.isEmpty() && published.isEmpty()) {
            return;
        }
        load.take(candidate);
        publishedLoad.take(published);
        update(transaction, CANDIDATE, candidate);
        update(transaction, PUBLISHED, published);
        Set<String> before = names(published);
        Set<String> now = names(candidate);
        for (Hit hit : candidate) {
            Count count = count(hit);
            count.hits++;
            count.alerts += hit.opensAlert() ? 1 : 0;
            if (before.contains(hit.scenario())) {
                count.unchanged++;
            } else {
                keep(count.fresh, transaction);
                keep(count.freshExamples, transaction, hit, whyMissed);
            }
        }
        for (Hit hit : published) {
            Count count = count(hit);
            count.publishedHits++;
            count.publishedAlerts += hit.opensAlert() ? 1 : 0;
            if (!now.contains(hit.scenario())) {
                keep(count.lost, transaction);
                keep(count.lostExamples, transaction, hit, whyMissed);
            }
        }
    }

    /** How the candidate's alerts spread over customers. */
    public AlertLoad.Spread spread() {
        return load.spread();
    }

    /** How those of the published set do. */
    public AlertLoad.Spread publishedSpread() {
        return publishedLoad.spread();
    }

    public long transactions() {
        return transactions;
    }

    /** The scenarios that were met, by name. */
    public List<OfScenario> scenarios() {
        List<OfScenario> scenarios = new ArrayList<>();
        byScenario.forEach((scenario, count) ->
                scenarios.add(
                        new OfScenario(
                                scenario,
                                count.hits,
                                count.alerts,
                                count.publishedHits,
                                count.publishedAlerts,
                                count.unchanged,
                                List.copyOf(count.fresh),
                                List.copyOf(count.lost),
                                List.copyOf(count.freshExamples),
                                List.copyOf(count.lostExamples))));
        return scenarios;
    }

    /**
     * SHA-256 in hex over all that was taken, in order, and over what it was held against. To be
     * asked once.
     */
    public String hash(Hashes hashes, LabelTally labels) {
        digest.update(labels.hash());
        String all = transactions + "|" + hashes.candidate() + "|" + hashes.published();
        digest.update(all.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    private void update(TransactionId transaction, byte set, List<Hit> hits) {
        for (Hit hit : hits) {
            digest.update(hit.scenario().getBytes(StandardCharsets.UTF_8));
            AlertId alert = hit.alert();
            line.clear()
                    .putLong(transaction.high())
                    .putLong(transaction.low())
                    .put(set)
                    .putInt(hit.version())
                    .putInt(hit.score())
                    .put((byte) (hit.opensAlert() ? 1 : 0))
                    .putLong(alert == null ? 0 : alert.high())
                    .putLong(alert == null ? 0 : alert.low());
            digest.update(line.flip());
        }
    }

    private Count count(Hit hit) {
        return byScenario.computeIfAbsent(hit.scenario(), any -> new Count());
    }

    private static void keep(List<TransactionId> sample, TransactionId transaction) {
        if (sample.size() < SAMPLE) {
            sample.add(transaction);
        }
    }

    private static void keep(
            List<Example> examples,
            TransactionId transaction,
            Hit hit,
            UnaryOperator<String> whyMissed) {
        if (examples.size() < EXAMPLES) {
            examples.add(new Example(transaction, hit.reason(), whyMissed.apply(hit.scenario())));
        }
    }

    private static Set<String> names(List<Hit> hits) {
        Set<String> names = new HashSet<>();
        hits.forEach(hit -> names.add(hit.scenario()));
        return names;
    }
}
