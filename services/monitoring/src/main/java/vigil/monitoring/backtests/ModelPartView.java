package vigil.monitoring.backtests;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.engine.backtest.ModelTally;
import vigil.monitoring.log.Ids;

/**
 * What a model adds to the scenarios beside it, by transactions that are shown to an officer: their
 * hit opens an alert or joins one.
 *
 * @param both shown by the model and by a scenario
 * @param candidateAndPublished shown by the candidate side and by what was in force, model included
 * @param modelAloneSample transactions that the model alone shows, the first ones
 * @param ofModel what the model's alerts alone were worth; absent without officers' decisions in
 *     the range
 * @param ofScenarios what the scenarios' alerts alone were worth
 */
@Schema(name = "BacktestModelPart")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelPartView(
        long both,
        long modelAlone,
        long scenariosAlone,
        long candidateAndPublished,
        long candidateAlone,
        long publishedAlone,
        List<String> modelAloneSample,
        @Nullable LabelView ofModel,
        @Nullable LabelView ofScenarios) {

    static ModelPartView of(ModelTally tally, boolean labelled) {
        ModelTally.Overlap overlap = tally.overlap();
        return new ModelPartView(
                overlap.both(),
                overlap.modelAlone(),
                overlap.scenariosAlone(),
                overlap.candidateAndPublished(),
                overlap.candidateAlone(),
                overlap.publishedAlone(),
                overlap.modelAloneSample().stream().map(id -> Ids.uuid(id).toString()).toList(),
                labelled ? LabelView.of(tally.ofModel()) : null,
                labelled ? LabelView.of(tally.ofScenarios()) : null);
    }
}
