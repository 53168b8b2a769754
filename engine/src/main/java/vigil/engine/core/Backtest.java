package vigil.engine.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vigil.engine.Decision;
import vigil.engine.Hit;
import vigil.engine.Outcome;
import vigil.engine.Transaction;
import vigil.engine.scenarios.Scenario;
import vigil.engine.scenarios.ScenarioSet;

/**
 * What a set of scenarios would have said to a past stream of transactions, beside what another set
 * says to it. The same stream gives the same result, to the last hash.
 */
public final class Backtest {
    private final Core candidate;
    private final @Nullable Core baseline;
    private final List<Scenario> scenarios;
    private final Map<String, Tally> tallies = new HashMap<>();
    private final MessageDigest digest = Sha256.digest();
    private final long[] outcomes = new long[Outcome.values().length];
    private long transactions;
    private long impossible;
    private long alerted;

    /**
     * @param baseline what to compare with, none to count alone
     */
    public Backtest(CoreSettings settings, ScenarioSet candidate, @Nullable ScenarioSet baseline) {
        this.candidate = Core.empty(settings, candidate);
        this.baseline = baseline == null ? null : Core.empty(settings, baseline);
        scenarios = candidate.scenarios();
    }

    private static final class Tally {
        private long hits;
        private long alerts;
        private long fresh;
        private long lost;
    }

    /**
     * What became of one scenario.
     *
     * @param hits transactions that meet it
     * @param alerts of these, those that open an alert
     * @param fresh hits that the baseline has not
     * @param lost hits of the baseline that the candidate has not
     */
    public record Line(String scenario, long hits, long alerts, long fresh, long lost) {}

    /**
     * @param impossible transactions that no core decides
     * @param alerted transactions that open an alert
     * @param outcomes transactions by outcome, in the order of {@link Outcome}
     * @param lines by scenario, those of the candidate in its order, then those of the baseline
     *     alone
     * @param hash SHA-256 in hex over all decisions
     */
    public record Result(
            long transactions,
            long impossible,
            long alerted,
            List<Long> outcomes,
            List<Line> lines,
            String hash) {}

    /** Shows the next transaction to both. */
    public void take(Transaction transaction) {
        if (!Core.isPossible(transaction)) {
            impossible++;
            return;
        }
        Decision decision = candidate.decide(transaction);
        transactions++;
        outcomes[decision.outcome().ordinal()]++;
        boolean opens = false;
        for (Hit hit : decision.hits()) {
            Tally tally = tally(hit.scenario());
            tally.hits++;
            tally.alerts += hit.opensAlert() ? 1 : 0;
            opens |= hit.opensAlert();
        }
        alerted += opens ? 1 : 0;
        if (baseline != null) {
            compare(decision.hits(), baseline.decide(transaction).hits());
        }
        note(decision);
    }

    private Tally tally(String scenario) {
        return tallies.computeIfAbsent(scenario, any -> new Tally());
    }

    private void compare(List<Hit> own, List<Hit> others) {
        if (own.isEmpty() && others.isEmpty()) {
            return;
        }
        List<String> ownIds = own.stream().map(Hit::scenario).toList();
        List<String> otherIds = others.stream().map(Hit::scenario).toList();
        ownIds.stream().filter(id -> !otherIds.contains(id)).forEach(id -> tally(id).fresh++);
        otherIds.stream().filter(id -> !ownIds.contains(id)).forEach(id -> tally(id).lost++);
    }

    private void note(Decision decision) {
        digest.update(
                ByteBuffer.allocate(24)
                        .putLong(decision.transaction().high())
                        .putLong(decision.transaction().low())
                        .putInt(decision.outcome().ordinal())
                        .putInt(decision.score())
                        .flip());
        for (Hit hit : decision.hits()) {
            digest.update(hit.scenario().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) (hit.opensAlert() ? 1 : 0));
        }
    }

    /** To be called once, at the end. */
    public Result result() {
        List<Line> lines = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            lines.add(line(scenario.id()));
        }
        TreeSet<String> rest = new TreeSet<>(tallies.keySet());
        scenarios.forEach(scenario -> rest.remove(scenario.id()));
        rest.forEach(id -> lines.add(line(id)));
        List<Long> byOutcome = new ArrayList<>();
        for (long count : outcomes) {
            byOutcome.add(count);
        }
        return new Result(
                transactions,
                impossible,
                alerted,
                byOutcome,
                lines,
                HexFormat.of().formatHex(digest.digest()));
    }

    private Line line(String scenario) {
        Tally tally = tally(scenario);
        return new Line(scenario, tally.hits, tally.alerts, tally.fresh, tally.lost);
    }
}
