package vigil.launcher.scenarios;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import vigil.engine.backtest.AlertLoad;
import vigil.engine.backtest.Backtest;
import vigil.engine.backtest.Comparison;
import vigil.engine.backtest.LabelScore;
import vigil.engine.backtest.LabelTally;
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
                    long alerts = result.lines().stream().mapToLong(Backtest.Line::alerts).sum();
                    json.writeNumberProperty("alerts", alerts);
                    perThousand(json, alerts, result.transactions());
                    spread(json, result.spread());
                    if (result.labels() != null) {
                        JsonReport.labels(json, result.labels());
                        missed(json, result.missed());
                    }
                    if (result.model() != null) {
                        model(json, result.model());
                    }
                    json.writeStringProperty("hash", result.hash());
                    json.writeName("scenarios");
                    json.writeStartArray();
                    for (Backtest.Line line : result.lines()) {
                        line(json, line, result);
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

    private static void perThousand(JsonGenerator json, long alerts, long transactions) {
        json.writeNumberProperty(
                "alertsPerThousand",
                JsonReport.share(1_000.0 * alerts / Math.max(1, transactions)));
    }

    private static void spread(JsonGenerator json, AlertLoad.Spread spread) {
        json.writeName("alertsPerCustomer");
        json.writeStartObject();
        json.writeNumberProperty("customers", spread.customers());
        json.writeNumberProperty("mean", JsonReport.share(spread.mean()));
        json.writeNumberProperty("most", spread.most());
        json.writeNumberProperty("topShare", JsonReport.share(spread.topShare()));
        json.writeEndObject();
    }

    private static void missed(JsonGenerator json, List<LabelTally.Missed> missed) {
        json.writeName("missed");
        json.writeStartArray();
        for (LabelTally.Missed one : missed) {
            json.writeStartObject();
            json.writeNumberProperty("row", one.transaction().low());
            json.writeStringProperty("nearest", one.nearest());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void examples(
            JsonGenerator json, String name, List<Comparison.Example> examples) {
        json.writeName(name);
        json.writeStartArray();
        for (Comparison.Example one : examples) {
            json.writeStartObject();
            json.writeNumberProperty("row", one.transaction().low());
            json.writeStringProperty("fired", one.fired());
            json.writeStringProperty("missed", one.missed());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void line(JsonGenerator json, Backtest.Line line, Backtest.Result result) {
        json.writeStartObject();
        json.writeStringProperty("scenario", line.scenario());
        json.writeNumberProperty("hits", line.hits());
        json.writeNumberProperty("alerts", line.alerts());
        perThousand(json, line.alerts(), result.transactions());
        json.writeNumberProperty("new", line.fresh());
        json.writeNumberProperty("lost", line.lost());
        if (result.labels() != null) {
            JsonReport.labels(json, line.labels());
        }
        examples(json, "newExamples", line.freshExamples());
        examples(json, "lostExamples", line.lostExamples());
        json.writeEndObject();
    }
}
