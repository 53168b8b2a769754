package vigil.engine.scenarios;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.engine.Outcome;

/**
 * A crime pattern's detection logic as it stands in its file, checked and compiled.
 *
 * @param risk what the institution is exposed to, such as {@code money laundering}
 * @param covers rules of outside registers that it stands for, such as {@code tazama/006}
 * @param severity low, medium, high or critical
 * @param evidenceOf the aggregate whose payments are the evidence, where they are
 * @param score 0 to 1000
 * @param opensAlert whether a hit opens an alert or only adds to the score
 * @param suppression how long after an alert on the same subject further hits join it
 * @param file where it was read from
 */
public record Scenario(
        String id,
        int version,
        String name,
        String risk,
        String typology,
        String description,
        List<String> covers,
        List<RedFlag> redFlags,
        String jurisdiction,
        String owner,
        String severity,
        List<Parameter> parameters,
        List<DeclaredAggregate> aggregates,
        Condition condition,
        ReasonText reason,
        Subject subject,
        Evidence evidence,
        @Nullable DeclaredAggregate evidenceOf,
        int score,
        Outcome outcome,
        boolean opensAlert,
        Duration suppression,
        List<Example> examples,
        String file) {

    public Scenario {
        covers = List.copyOf(covers);
        redFlags = List.copyOf(redFlags);
        parameters = List.copyOf(parameters);
        aggregates = List.copyOf(aggregates);
        examples = List.copyOf(examples);
    }
}
