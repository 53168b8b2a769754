package vigil.engine.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vigil.engine.ModelScore;
import vigil.engine.Transaction;
import vigil.engine.bundles.Bundle;
import vigil.engine.scenarios.Example;
import vigil.engine.scenarios.Scenario;
import vigil.engine.scenarios.ScenarioSet;
import vigil.engine.scoring.Lineup;
import vigil.engine.scoring.ModelException;

/**
 * What a bundle must tell of its model before anybody relies on it, and whether the model tells
 * payments apart: it scores the example payments of the scenarios that come with the engine.
 */
public final class ModelCheck {
    /** The figures of the part of the data that training looked at once. */
    private static final List<String> FIGURES =
            List.of("test.f1", "test.precision", "test.recall", "test.prAuc", "test.brier");

    private ModelCheck() {}

    /** What is missing or unsound, a sentence each; empty when nothing is. */
    public static List<String> failures(CoreSettings settings, Bundle bundle) {
        List<String> failures = new ArrayList<>();
        if (bundle.card().isBlank()) {
            failures.add("The bundle has no card; train it with ./vigil train, which writes one.");
        }
        if (bundle.manifest().training().isEmpty()) {
            failures.add("The bundle does not say what the model was trained on.");
        }
        for (String figure : FIGURES) {
            Double value = bundle.manifest().metrics().get(figure);
            if (value == null || !(value >= 0 && value <= 1)) {
                failures.add("The bundle's metrics lack " + figure + ", a number from 0 to 1.");
            }
        }
        try {
            if (scores(settings, bundle).size() < 2) {
                failures.add("The model gives every payment the same score.");
            }
        } catch (ModelException e) {
            failures.add(e.getMessage() + ".");
        }
        return failures;
    }

    private static Set<Double> scores(CoreSettings settings, Bundle bundle) {
        Lineup lineup = new Lineup(bundle.served(1), null);
        lineup.requireWindow(settings.window());
        Set<Double> scores = new HashSet<>();
        for (Scenario scenario : ScenarioSet.builtIn().scenarios()) {
            for (Example example : scenario.examples()) {
                Core core = Core.empty(settings, ScenarioSet.none());
                core.adopt(lineup);
                for (Transaction transaction : example.transactions()) {
                    scores.add(score(core, transaction));
                }
            }
        }
        return scores;
    }

    private static double score(Core core, Transaction transaction) {
        ModelScore said = core.decide(transaction).modelScore();
        if (said == null || !Double.isFinite(said.logOdds())) {
            throw new ModelException("The model gives a payment no score that is a number");
        }
        return said.logOdds();
    }
}
