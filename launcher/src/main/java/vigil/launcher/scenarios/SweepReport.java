package vigil.launcher.scenarios;

import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;
import vigil.engine.TransactionId;
import vigil.engine.backtest.Band;
import vigil.engine.backtest.Sweep;

/** A sweep's figures and samples as JSON. */
final class SweepReport {
    private SweepReport() {}

    /** Writes the report, replacing the file; samples name rows of the transaction file. */
    static void write(Path file, Sweep.Result result, PastTransactions.Took took)
            throws IOException {
        JsonReport.write(
                file,
                json -> {
                    json.writeNumberProperty("transactions", result.transactions());
                    json.writeNumberProperty("impossible", result.impossible());
                    JsonReport.took(json, took);
                    json.writeStringProperty("hash", result.hash());
                    json.writeName("points");
                    json.writeStartArray();
                    result.points().forEach(point -> point(json, point, result.labelled()));
                    json.writeEndArray();
                    json.writeName("bands");
                    json.writeStartArray();
                    result.bands().forEach(band -> band(json, band, result.labelled()));
                    json.writeEndArray();
                });
    }

    private static void point(JsonGenerator json, Sweep.Point point, boolean labelled) {
        json.writeStartObject();
        json.writeNumberProperty("value", point.value());
        json.writeBooleanProperty("present", point.present());
        json.writeNumberProperty("hits", point.hits());
        json.writeNumberProperty("alerts", point.alerts());
        if (labelled) {
            JsonReport.labels(json, point.labels());
        }
        json.writeEndObject();
    }

    private static void band(JsonGenerator json, Band band, boolean labelled) {
        json.writeStartObject();
        json.writeStringProperty("line", band.above() ? "above" : "below");
        json.writeNumberProperty("from", band.from());
        json.writeNumberProperty("to", band.to());
        json.writeNumberProperty("hits", band.hits());
        if (labelled) {
            json.writeNumberProperty("found", band.found());
        }
        json.writeNumberProperty("bound", JsonReport.share(band.bound()));
        json.writeName("rows");
        json.writeStartArray();
        for (TransactionId id : band.sample()) {
            json.writeNumber(id.low());
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
