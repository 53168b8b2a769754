package vigil.launcher.analyse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vigil.launcher.analyse.RingScore.TypologyScore;

/**
 * The figures of an analysis, as they go into {@code --report}.
 *
 * @param ordinaryShareAlerted ordinary transactions that raised an alert, 0 to 1; null when the
 *     file has no labels
 * @param truncatedShare pattern searches cut short, 0 to 1
 * @param rings empty without a ring key
 * @param behaviours by typology; empty where the file names none
 */
public record AnalysisReport(
        long transactions,
        double seconds,
        long alerts,
        @Nullable Double ordinaryShareAlerted,
        double truncatedShare,
        List<TypologyScore> rings,
        List<BehaviourScore.Kind> behaviours) {
    public AnalysisReport {
        rings = List.copyOf(rings);
        behaviours = List.copyOf(behaviours);
    }

    public long transactionsPerSecond() {
        return seconds > 0 ? Math.round(transactions / seconds) : 0;
    }

    /** Writes the report as JSON, replacing the file. */
    public void write(Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                JsonGenerator json =
                        new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeNumberProperty("transactions", transactions);
            json.writeNumberProperty("seconds", Math.round(seconds * 1_000) / 1_000.0);
            json.writeNumberProperty("transactionsPerSecond", transactionsPerSecond());
            json.writeNumberProperty("alerts", alerts);
            number(json, "ordinaryShareAlerted", ordinaryShareAlerted);
            json.writeNumberProperty("truncatedShare", truncatedShare);
            json.writeName("rings");
            json.writeStartArray();
            rings.forEach(score -> ring(json, score));
            json.writeEndArray();
            json.writeName("typologies");
            json.writeStartArray();
            behaviours.forEach(kind -> behaviour(json, kind));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void ring(JsonGenerator json, TypologyScore score) {
        json.writeStartObject();
        json.writeStringProperty("typology", score.typology());
        json.writeNumberProperty("total", score.total());
        json.writeNumberProperty("found", score.found());
        number(json, "medianHoursToAlert", score.medianHoursToAlert());
        RingScore.Reach reach = score.reach();
        if (reach != null) {
            json.writeNumberProperty("inReach", reach.rings());
            json.writeNumberProperty("inReachFound", reach.found());
            json.writeName("inReachMissed");
            json.writeStartArray();
            reach.missed().forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void behaviour(JsonGenerator json, BehaviourScore.Kind kind) {
        json.writeStartObject();
        json.writeStringProperty("typology", kind.typology());
        json.writeBooleanProperty("laundering", kind.laundering());
        json.writeNumberProperty("transactions", kind.transactions());
        json.writeNumberProperty("inEvidence", kind.shown());
        json.writeNumberProperty("raisedAnAlert", kind.raising());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, @Nullable Double value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, value);
        }
    }
}
