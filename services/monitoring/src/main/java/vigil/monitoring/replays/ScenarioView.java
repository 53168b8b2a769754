package vigil.monitoring.replays;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vigil.engine.features.Moment;
import vigil.engine.scenarios.Scenario;
import vigil.engine.scenarios.ScenarioSet;
import vigil.engine.scenarios.Wording;

/**
 * A scenario that was in force when a decision was made.
 *
 * @param ruleId id of the scenario
 * @param hit whether its condition held
 * @param missing clauses that did not hold
 * @param nearness 0 to 1: the mean of its clauses, of which one that holds counts 1 and a
 *     comparison that does not counts how much of the way to its line was gone
 * @param clauses what its condition joins with "and"
 */
@Schema(name = "ReplayedScenario")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScenarioView(
        String ruleId,
        int ruleVersion,
        String name,
        String typology,
        int score,
        boolean hit,
        int missing,
        double nearness,
        List<ClauseView> clauses) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<ScenarioView>> ALL = new TypeReference<>() {};

    ScenarioView {
        clauses = List.copyOf(clauses);
    }

    /** Hits first, then what lacked the fewest clauses, the nearest of these first. */
    static List<ScenarioView> all(ScenarioSet inForce, Moment moment, Wording wording) {
        return inForce.scenarios().stream()
                .map(scenario -> of(scenario, moment, wording))
                .sorted(
                        Comparator.comparingInt(ScenarioView::missing)
                                .thenComparing(
                                        Comparator.comparingDouble(ScenarioView::nearness)
                                                .reversed())
                                .thenComparing(ScenarioView::ruleId))
                .toList();
    }

    private static ScenarioView of(Scenario scenario, Moment moment, Wording wording) {
        List<ClauseView> clauses =
                scenario.condition().clauses().stream()
                        .map(clause -> ClauseView.of(clause, moment, wording))
                        .toList();
        int missing = (int) clauses.stream().filter(clause -> !clause.holds()).count();
        double nearness = clauses.stream().mapToDouble(ClauseView::nearness).average().orElse(1);
        return new ScenarioView(
                scenario.id(),
                scenario.version(),
                scenario.name(),
                scenario.typology(),
                scenario.score(),
                missing == 0,
                missing,
                ClauseView.rounded(nearness),
                clauses);
    }

    /** What was kept of a replay. */
    static List<ScenarioView> read(String json) {
        return JSON.readValue(json, ALL);
    }
}
