package vigil.engine.core;

import java.util.ArrayList;
import java.util.List;
import vigil.engine.Decision;
import vigil.engine.Transaction;
import vigil.engine.scenarios.Example;
import vigil.engine.scenarios.Scenario;
import vigil.engine.scenarios.ScenarioSet;

/**
 * Runs the examples that stand in scenario files, each from an empty core that knows this scenario
 * alone.
 */
public final class ScenarioCheck {
    private ScenarioCheck() {}

    /** What is not as the examples say, a sentence each with file and line; empty when all is. */
    public static List<String> failures(CoreSettings settings, ScenarioSet set) {
        List<String> failures = new ArrayList<>();
        for (Scenario scenario : set.scenarios()) {
            ScenarioSet alone = set.only(scenario.id());
            for (Example example : scenario.examples()) {
                if (lastHits(settings, alone, example) != example.expected()) {
                    failures.add(
                            scenario.file()
                                    + ":"
                                    + example.line()
                                    + ": '"
                                    + example.name()
                                    + "' should "
                                    + (example.expected() ? "" : "not ")
                                    + "meet the scenario; correct one of the two");
                }
            }
        }
        return failures;
    }

    private static boolean lastHits(CoreSettings settings, ScenarioSet alone, Example example) {
        Core core = Core.empty(settings, alone);
        core.moment().ratedBy(any -> example.anomaly());
        boolean hit = false;
        for (Transaction transaction : example.transactions()) {
            Decision decision = core.decide(transaction);
            hit = !decision.hits().isEmpty();
        }
        return hit;
    }
}
