package vigil.launcher.analyse;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import vigil.engine.AlertId;
import vigil.engine.Decision;
import vigil.engine.Hit;
import vigil.engine.Value;
import vigil.launcher.analyse.transactions.FileRecord.Refused;
import vigil.launcher.analyse.transactions.FileRecord.Taken;
import vigil.launcher.terminal.Trouble;

/**
 * Writes decisions, alerts and refused rows into a folder; the same file of transactions gives the
 * same bytes.
 */
final class AnalysisFiles implements Findings, AutoCloseable {
    static final String ALERTS = "alerts.ndjson";
    static final String DECISIONS = "decisions.ndjson";
    static final String REFUSED = "refused.ndjson";

    private final LongFunction<String> accountName;
    private final @Nullable ModelScores scores;
    private final NdjsonFile alerts;
    private final NdjsonFile decisions;
    private final NdjsonFile refused;

    /** {@code scores}: of the model that was asked before; null without one. */
    AnalysisFiles(Path folder, LongFunction<String> accountName, @Nullable ModelScores scores)
            throws IOException {
        this.scores = scores;
        this.accountName = accountName;
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new Trouble(folder + " is a file; --out needs a folder", e);
        }
        alerts = new NdjsonFile(folder.resolve(ALERTS));
        decisions = new NdjsonFile(folder.resolve(DECISIONS));
        refused = new NdjsonFile(folder.resolve(REFUSED));
    }

    @Override
    public void refused(Refused row) throws IOException {
        refused.line(json -> {
            json.writeNumberProperty("row", row.failure().row());
            json.writeStringProperty("field", row.failure().field());
            json.writeStringProperty("reason", row.failure().reason());
        });
    }

    @Override
    public void decided(Taken taken, Decision decision) throws IOException {
        decisions.line(json -> {
            json.writeNumberProperty("row", taken.row());
            json.writeStringProperty("outcome", lower(decision.outcome()));
            json.writeNumberProperty("score", decision.score());
            json.writeStringProperty("level", lower(decision.level()));
            json.writeBooleanProperty("late", decision.late());
            if (scores != null) {
                scores.write(json);
            }
            json.writeName("hits");
            json.writeStartArray();
            decision.hits().forEach(hit -> hit(json, hit));
            json.writeEndArray();
        });
    }

    @Override
    public void alert(Taken taken, Alert alert) throws IOException {
        alerts.line(json -> {
            json.writeStringProperty("alert", alert.alert());
            json.writeStringProperty("scenario", alert.scenario());
            json.writeStringProperty("typology", alert.typology());
            json.writeNumberProperty("score", alert.score());
            json.writeStringProperty("reason", alert.reason());
            json.writeStringProperty("subject", alert.subject());
            json.writeStringProperty("at", alert.at().toString());
            json.writeNumberProperty("row", alert.row());
            NdjsonFile.rows(json, "evidence", alert.evidence());
        });
    }

    /** The whole file has been analysed. */
    void finish() {
        alerts.finish();
        decisions.finish();
        refused.finish();
    }

    @Override
    public void close() throws IOException {
        try (alerts;
                decisions;
                refused) {
            // Closing is all: what is not whole is removed.
        }
    }

    private void hit(JsonGenerator json, Hit hit) {
        json.writeStartObject();
        json.writeStringProperty("scenario", hit.scenario());
        json.writeNumberProperty("version", hit.version());
        json.writeStringProperty("typology", hit.typology());
        json.writeNumberProperty("score", hit.score());
        json.writeStringProperty("outcome", lower(hit.outcome()));
        json.writeStringProperty("reason", hit.reason());
        json.writeName("values");
        json.writeStartObject();
        for (Value value : hit.values()) {
            json.writeStringProperty(value.name(), value.value());
        }
        json.writeEndObject();
        json.writeStringProperty("subject", accountName.apply(hit.subject()));
        NdjsonFile.rows(json, "evidence", Analysis.rows(hit));
        AlertId alert = hit.alert();
        if (alert != null) {
            json.writeStringProperty("alert", Analysis.name(alert));
            json.writeBooleanProperty("opensAlert", hit.opensAlert());
        }
        json.writeEndObject();
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
