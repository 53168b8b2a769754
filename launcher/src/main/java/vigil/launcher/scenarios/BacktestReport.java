package vigil.launcher.scenarios;

import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;
import vigil.engine.backtest.Backtest;

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
                    json.writeStringProperty("hash", result.hash());
                    json.writeName("scenarios");
                    json.writeStartArray();
                    for (Backtest.Line line : result.lines()) {
                        line(json, line, result.labels() != null);
                    }
                    json.writeEndArray();
                });
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
