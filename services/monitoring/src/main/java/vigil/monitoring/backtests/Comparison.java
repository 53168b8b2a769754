package vigil.monitoring.backtests;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vigil.engine.AlertId;
import vigil.engine.Hit;
import vigil.engine.TransactionId;
import vigil.monitoring.log.Ids;

/** Counts what two sets make of the same transactions; bounded, however many hits there are. */
final class Comparison {

    private static final int SAMPLE = 20;
    private static final byte CANDIDATE = 'c';
    private static final byte PUBLISHED = 'p';

    private final Map<String, Count> byScenario = new TreeMap<>();
    private final MessageDigest digest = sha256();
    private final ByteBuffer line = ByteBuffer.allocate(64);
    private long transactions;

    private static final class Count {
        private long hits;
        private long alerts;
        private long publishedHits;
        private long publishedAlerts;
        private long unchanged;
        private final List<String> fresh = new ArrayList<>();
        private final List<String> lost = new ArrayList<>();

        private BacktestResult.OfScenario view(String scenario) {
            return new BacktestResult.OfScenario(
                    scenario,
                    hits,
                    alerts,
                    publishedHits,
                    publishedAlerts,
                    hits - unchanged,
                    publishedHits - unchanged,
                    unchanged,
                    List.copyOf(fresh),
                    List.copyOf(lost));
        }
    }

    /** The configurations that were compared. */
    record Hashes(String candidate, String published) {}

    void take(TransactionId transaction, List<Hit> candidate, List<Hit> published) {
        transactions++;
        if (candidate.isEmpty() && published.isEmpty()) {
            return;
        }
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
            }
        }
        for (Hit hit : published) {
            Count count = count(hit);
            count.publishedHits++;
            count.publishedAlerts += hit.opensAlert() ? 1 : 0;
            if (!now.contains(hit.scenario())) {
                keep(count.lost, transaction);
            }
        }
    }

    BacktestResult result(Hashes hashes, long evictedEarly) {
        List<BacktestResult.OfScenario> scenarios =
                byScenario.entrySet().stream()
                        .map(count -> count.getValue().view(count.getKey()))
                        .toList();
        long hits = sum(scenarios, BacktestResult.OfScenario::hits);
        long alerts = sum(scenarios, BacktestResult.OfScenario::alerts);
        long publishedHits = sum(scenarios, BacktestResult.OfScenario::publishedHits);
        long publishedAlerts = sum(scenarios, BacktestResult.OfScenario::publishedAlerts);
        long unchanged = sum(scenarios, BacktestResult.OfScenario::unchangedHits);
        return new BacktestResult(
                transactions,
                hits,
                alerts,
                perThousand(alerts),
                publishedHits,
                publishedAlerts,
                perThousand(publishedAlerts),
                hits - unchanged,
                publishedHits - unchanged,
                unchanged,
                evictedEarly,
                hashes.candidate(),
                hashes.published(),
                scenarios);
    }

    /** Over all that was taken, in order. To be asked once. */
    String hash(Hashes hashes) {
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

    private static void keep(List<String> sample, TransactionId transaction) {
        if (sample.size() < SAMPLE) {
            sample.add(Ids.uuid(transaction).toString());
        }
    }

    private static Set<String> names(List<Hit> hits) {
        Set<String> names = new HashSet<>();
        hits.forEach(hit -> names.add(hit.scenario()));
        return names;
    }

    private double perThousand(long alerts) {
        return transactions == 0 ? 0 : Math.round(1_000_000.0 * alerts / transactions) / 1_000.0;
    }

    private static long sum(
            List<BacktestResult.OfScenario> scenarios,
            java.util.function.ToLongFunction<BacktestResult.OfScenario> figure) {
        return scenarios.stream().mapToLong(figure).sum();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
