package vigil.engine.backtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import vigil.engine.Hit;
import vigil.engine.core.CoreSettings;
import vigil.engine.features.Feature;
import vigil.engine.features.Moment;
import vigil.engine.scenarios.Condition.Clause;
import vigil.engine.scenarios.Scenario;
import vigil.engine.scenarios.ScenarioSet;
import vigil.engine.scenarios.Wording;

/**
 * Says in words why one side of a backtest did not meet a transaction that the other met, and what
 * came nearest to one that nothing met. Shown the moment as it was judged; what it looks at changes
 * no decision.
 */
final class Explanations implements Consumer<Moment> {
    private final List<Changed> changed = new ArrayList<>();
    private final List<Scenario> candidates;
    private final Set<String> onBothSides;
    private final Wording wording;
    private final Map<String, String> missing = new HashMap<>();
    private boolean wantsNearest;
    private String nearest = "";

    /** A scenario that both sides have, each in its own way. */
    private record Changed(Scenario candidate, Scenario published) {}

    Explanations(CoreSettings settings, ScenarioSet candidate, ScenarioSet published) {
        candidates = candidate.scenarios();
        wording = new Wording(settings.baseCurrency(), settings.baseDigits());
        onBothSides = new LinkedHashSet<>(candidate.names());
        onBothSides.retainAll(Set.copyOf(published.names()));
        for (String name : onBothSides) {
            Scenario one = candidate.scenario(name);
            Scenario other = published.scenario(name);
            if (!candidate.text(one).equals(published.text(other))) {
                changed.add(new Changed(one, other));
            }
        }
    }

    /**
     * Before the next transaction is decided.
     *
     * @param nearest whether it will be asked what came nearest
     */
    void next(boolean nearest) {
        missing.clear();
        this.nearest = "";
        wantsNearest = nearest;
    }

    @Override
    public void accept(Moment moment) {
        for (Changed scenario : changed) {
            boolean one = scenario.candidate().condition().holds(moment);
            if (one != scenario.published().condition().holds(moment)) {
                Scenario not = one ? scenario.published() : scenario.candidate();
                missing.put(not.id(), missing(not, moment));
            }
        }
        if (wantsNearest) {
            nearest = nearest(moment);
        }
    }

    /** Why the side that did not meet this scenario did not, in the transaction decided last. */
    String whyMissed(String scenario) {
        String words = missing.get(scenario);
        if (words != null) {
            return words;
        }
        if (scenario.startsWith(Hit.OF_MODEL)) {
            return "no model of the other side flags it";
        }
        return onBothSides.contains(scenario)
                ? "a figure of the other side is another one: it has another model"
                : "the other side has no such scenario";
    }

    /** The scenario of the candidate that lacks the fewest clauses, and these. */
    String nearest() {
        return nearest;
    }

    private String nearest(Moment moment) {
        Scenario best = null;
        long fewest = Long.MAX_VALUE;
        for (Scenario scenario : candidates) {
            long lacking =
                    scenario.condition().clauses().stream()
                            .filter(clause -> !clause.holds(moment))
                            .count();
            if (lacking > 0 && lacking < fewest) {
                best = scenario;
                fewest = lacking;
            }
        }
        return best == null ? "" : best.id() + ": " + missing(best, moment);
    }

    private String missing(Scenario scenario, Moment moment) {
        return scenario.condition().clauses().stream()
                .filter(clause -> !clause.holds(moment))
                .map(clause -> words(clause, moment))
                .collect(Collectors.joining("; "));
    }

    private String words(Clause clause, Moment moment) {
        Set<Feature> asked = new LinkedHashSet<>();
        collect(clause, asked);
        String values =
                asked.stream()
                        .map(feature -> feature.name() + " is " + wording.of(feature, moment))
                        .collect(Collectors.joining(", "));
        return "not " + clause.text() + (values.isEmpty() ? "" : ": " + values);
    }

    private static void collect(Clause clause, Set<Feature> asked) {
        asked.addAll(clause.features());
        clause.parts().forEach(part -> collect(part, asked));
    }
}
