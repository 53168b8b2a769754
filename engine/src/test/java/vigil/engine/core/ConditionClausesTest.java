package vigil.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vigil.engine.Decision;
import vigil.engine.Transaction;
import vigil.engine.features.Moment;
import vigil.engine.scenarios.Condition.Clause;
import vigil.engine.scenarios.Condition.Joined;
import vigil.engine.scenarios.Condition.Line;
import vigil.engine.scenarios.Scenario;
import vigil.engine.scenarios.ScenarioSet;

/** The clauses of a condition say together what the condition says. */
class ConditionClausesTest {

    @Test
    void clausesHoldWhereTheConditionHoldsAndLookingChangesNothing() {
        ScenarioSet library = ScenarioSet.library();
        Core plain = Core.empty(CoreSettings.defaults(), library);
        Core shown = Core.empty(CoreSettings.defaults(), library);
        List<String> differences = new ArrayList<>();
        TreeSet<String> met = new TreeSet<>();
        TreeSet<String> missed = new TreeSet<>();
        shown.showing(moment -> {
            for (Scenario scenario : library.scenarios()) {
                boolean holds = true;
                for (Clause clause : scenario.condition().clauses()) {
                    check(clause, moment, differences);
                    holds &= clause.holds(moment);
                }
                (holds ? met : missed).add(scenario.id());
                if (holds != scenario.condition().holds(moment)) {
                    differences.add(scenario.id());
                }
            }
        });

        for (Transaction transaction : Streams.random(7, 120, 1_200, 12)) {
            Decision expected = plain.decide(transaction);
            assertThat(shown.decide(transaction)).isEqualTo(expected);
        }

        assertThat(differences).isEmpty();
        assertThat(met).hasSizeGreaterThan(3);
        assertThat(missed).hasSizeGreaterThan(50);
    }

    private static void check(Clause clause, Moment moment, List<String> differences) {
        clause.parts().forEach(part -> check(part, moment, differences));
        boolean joined =
                switch (clause.joined()) {
                    case ALL -> clause.parts().stream().allMatch(part -> part.holds(moment));
                    case ANY -> clause.parts().stream().anyMatch(part -> part.holds(moment));
                    case PLAIN -> clause.holds(moment);
                };
        boolean lined = clause.line() == null || compare(clause, moment) == clause.holds(moment);
        if (joined != clause.holds(moment)
                || !lined
                || clause.text().isBlank()
                || (clause.joined() == Joined.PLAIN) != clause.parts().isEmpty()) {
            differences.add(clause.text());
        }
    }

    private static boolean compare(Clause clause, Moment moment) {
        Line line = Objects.requireNonNull(clause.line());
        double seen = line.seen().applyAsDouble(moment);
        double at = line.line().applyAsDouble(moment);
        return switch (line.operator()) {
            case "<" -> seen < at;
            case "<=" -> seen <= at;
            case ">" -> seen > at;
            case ">=" -> seen >= at;
            case "==" -> seen == at;
            default -> seen != at;
        };
    }
}
