package vigil.launcher.scenarios;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vigil.engine.backtest.LabelScore;

/** What the reports of these commands have in common. */
final class JsonReport {
    private static final double THOUSANDTHS = 1_000.0;
    private static final double MILLIONTHS = 1_000_000.0;

    private JsonReport() {}

    /** Writes one object, replacing the file. */
    static void write(Path file, Consumer<JsonGenerator> properties) throws IOException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                JsonGenerator json =
                        new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            properties.accept(json);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    static void took(JsonGenerator json, PastTransactions.Took took) {
        json.writeNumberProperty("seconds", rounded(took.seconds(), THOUSANDTHS));
        json.writeNumberProperty("processorSeconds", rounded(took.processorSeconds(), THOUSANDTHS));
    }

    static void labels(JsonGenerator json, LabelScore labels) {
        json.writeNumberProperty("trueAlerts", labels.trueAlerts());
        json.writeNumberProperty("launderingShown", labels.shown());
        json.writeNumberProperty("laundering", labels.laundering());
        json.writeNumberProperty("precision", rounded(labels.precision(), MILLIONTHS));
        json.writeNumberProperty("recall", rounded(labels.recall(), MILLIONTHS));
    }

    /** A share, 0 to 1, to six decimals. */
    static double share(double share) {
        return rounded(share, MILLIONTHS);
    }

    private static double rounded(double value, double unit) {
        return Math.round(value * unit) / unit;
    }
}
