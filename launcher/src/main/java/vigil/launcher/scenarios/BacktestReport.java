package vigil.launcher.scenarios;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vigil.engine.core.Backtest;

/** A backtest's figures as JSON. */
final class BacktestReport {
    private BacktestReport() {}

    /** Writes the report, replacing the file. */
    static void write(Path file, Backtest.Result result, double seconds) throws IOException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                JsonGenerator json =
                        new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeNumberProperty("transactions", result.transactions());
            json.writeNumberProperty("impossible", result.impossible());
            json.writeNumberProperty("seconds", Math.round(seconds * 1_000) / 1_000.0);
            json.writeNumberProperty("alerted", result.alerted());
            json.writeStringProperty("hash", result.hash());
            json.writeName("scenarios");
            json.writeStartArray();
            for (Backtest.Line line : result.lines()) {
                json.writeStartObject();
                json.writeStringProperty("scenario", line.scenario());
                json.writeNumberProperty("hits", line.hits());
                json.writeNumberProperty("alerts", line.alerts());
                json.writeNumberProperty("new", line.fresh());
                json.writeNumberProperty("lost", line.lost());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
