package vigil.engine.backtest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.engine.Decision;
import vigil.engine.Hit;
import vigil.engine.Transaction;
import vigil.engine.core.Core;
import vigil.engine.core.CoreSettings;
import vigil.engine.scoring.Lineup;

/**
 * Two sides before the same transactions. Scenarios alone share one walk through accounts and
 * graph: the candidate decides and the other watches. With a model each side has a core of its own,
 * for a model flags, opens alerts and tells scenarios how unusual a payment is.
 */
public final class Rivals {
    private final Core candidate;
    private final @Nullable Core published;
    private final Comparison.Hashes hashes;
    private final Explanations explanations;
    private List<Hit> publishedHits = List.of();

    private Rivals(
            Core candidate,
            @Nullable Core published,
            Comparison.Hashes hashes,
            Explanations explanations) {
        this.candidate = candidate;
        this.published = published;
        this.hashes = hashes;
        this.explanations = explanations;
        candidate.showing(explanations);
    }

    /**
     * @throws vigil.engine.scoring.ModelException when a model was trained on other windows than
     *     these settings have
     */
    public static Rivals of(CoreSettings settings, Side candidate, Side published) {
        Core one = core(settings, candidate);
        Core other = core(settings, published);
        Comparison.Hashes hashes =
                new Comparison.Hashes(one.configurationHash(), other.configurationHash());
        Explanations explanations =
                new Explanations(settings, candidate.scenarios(), published.scenarios());
        if (candidate.model() != null || published.model() != null) {
            return new Rivals(one, other, hashes, explanations);
        }
        one.adopt(one.scenarios(), published.scenarios());
        return new Rivals(one, null, hashes, explanations);
    }

    private static Core core(CoreSettings settings, Side side) {
        Core core = Core.empty(settings, side.scenarios());
        if (side.model() != null) {
            core.adopt(new Lineup(side.model(), null));
        }
        return core;
    }

    /**
     * What the candidate says of the next transaction.
     *
     * @throws IllegalArgumentException when the transaction is impossible; nothing has changed then
     */
    public Decision decide(Transaction transaction) {
        return decide(transaction, false);
    }

    /**
     * The same.
     *
     * @param worthFinding whether it will be asked what came {@link #nearest}
     */
    public Decision decide(Transaction transaction, boolean worthFinding) {
        explanations.next(worthFinding);
        Decision decision = candidate.decide(transaction);
        publishedHits =
                published == null ? candidate.shadowHits() : published.decide(transaction).hits();
        return decision;
    }

    /** What the other side met on the transaction decided last. */
    public List<Hit> publishedHits() {
        return publishedHits;
    }

    /**
     * Why the side that did not meet this scenario in the transaction decided last did not: the
     * parts of its condition that did not hold, with what they saw.
     */
    public String whyMissed(String scenario) {
        return explanations.whyMissed(scenario);
    }

    /** The candidate's scenario that lacked the fewest parts, with these; empty if not asked. */
    public String nearest() {
        return explanations.nearest();
    }

    public Comparison.Hashes hashes() {
        return hashes;
    }

    /** The candidate's scenarios, in their order. */
    public List<String> scenarios() {
        return candidate.scenarios().names();
    }

    /** What had to be forgotten before its time. */
    public long evictedEarly() {
        return candidate.statistics().evictedEarly();
    }
}
