package vigil.launcher.scenarios;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import vigil.engine.backtest.Backtest;
import vigil.engine.backtest.LabelScore;
import vigil.engine.backtest.ModelTally;

/** A backtest's figures as JSON. */
final class BacktestReport {
    private BacktestReport() {}

    /** Writes the report, replacing the file. */
    static void write(Path file, Backtest.Result result, PastTransactions.Took took)
            throws IOException {
        JsonReport.write(
                file,
                json -> {
                    json.writeNumberProperty("transactions", result.transactions());
                    json.writeNumberProperty("impossible", result.impossible());
                    JsonReport.took(json, took);
                    json.writeNumberProperty("alerted", result.alerted());
                    if (result.labels() != null) {
                        JsonReport.labels(json, result.labels());
                    }
                    if (result.model() != null) {
                        model(json, result.model());
                    }
                    json.writeStringProperty("hash", result.hash());
                    json.writeName("scenarios");
                    json.writeStartArray();
                    for (Backtest.Line line : result.lines()) {
                        line(json, line, result.labels() != null);
                    }
                    json.writeEndArray();
                });
    }

    private static void model(JsonGenerator json, Backtest.ModelPart part) {
        ModelTally.Overlap overlap = part.overlap();
        json.writeName("model");
        json.writeStartObject();
        json.writeNumberProperty("both", overlap.both());
        json.writeNumberProperty("modelAlone", overlap.modelAlone());
        json.writeNumberProperty("scenariosAlone", overlap.scenariosAlone());
        json.writeNumberProperty("bothSides", overlap.candidateAndPublished());
        json.writeNumberProperty("thisSideAlone", overlap.candidateAlone());
        json.writeNumberProperty("otherSideAlone", overlap.publishedAlone());
        worth(json, "ofModel", part.ofModel());
        worth(json, "ofScenarios", part.ofScenarios());
        json.writeEndObject();
    }

    private static void worth(JsonGenerator json, String name, @Nullable LabelScore labels) {
        if (labels != null) {
            json.writeName(name);
            json.writeStartObject();
            json.writeNumberProperty("alerts", labels.alerts());
            JsonReport.labels(json, labels);
            json.writeEndObject();
        }
    }

    private static void line(JsonGenerator json, Backtest.Line line, boolean labelled) {
        json.writeStartObject();
        json.writeStringProperty("scenario", line.scenario());
        json.writeNumberProperty("hits", line.hits());
        json.writeNumberProperty("alerts", line.alerts());
        json.writeNumberProperty("new", line.fresh());
        json.writeNumberProperty("lost", line.lost());
        if (labelled) {
            JsonReport.labels(json, line.labels());
        }
        json.writeEndObject();
    }
}
