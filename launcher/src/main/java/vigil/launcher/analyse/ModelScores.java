package vigil.launcher.analyse;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import vigil.engine.Decision;
import vigil.engine.bundles.Bundle;
import vigil.engine.core.Core;
import vigil.engine.scoring.AnomalyModel;
import vigil.engine.scoring.ReasonCode;
import vigil.engine.scoring.Score;
import vigil.engine.scoring.ScoringModel;
import vigil.launcher.analyse.transactions.FileRecord.Refused;
import vigil.launcher.analyse.transactions.FileRecord.Taken;

/** Asks a model about each transaction right after the core has decided it. */
final class ModelScores implements Findings {
    private static final int REASONS = 3;

    private final Core core;
    private final ScoringModel model;
    private final String name;
    private final String version;
    private final @Nullable AnomalyModel anomalies;
    private Score last = new Score(0, 0, false);
    private long flagged;
    private long hits;
    private long laundering;

    ModelScores(Bundle bundle, Core core) {
        this.core = core;
        model = bundle.model();
        name = bundle.manifest().name();
        version = bundle.hash();
        anomalies = bundle.anomalies();
        if (anomalies != null) {
            core.moment().ratedBy(anomalies::rate);
        }
    }

    @Override
    public void decided(Taken taken, Decision decision) {
        last = model.explain(core.moment());
        flagged += last.flagged() ? 1 : 0;
        laundering += taken.laundering() ? 1 : 0;
        hits += last.flagged() && taken.laundering() ? 1 : 0;
    }

    @Override
    public void refused(Refused refused) {
        // No figures, no score.
    }

    @Override
    public void alert(Taken taken, Alert alert) {
        // Alerts are the scenarios' own.
    }

    /** The last score with its reasons, into the object that is open: exact ones when flagged. */
    void write(JsonGenerator json) {
        List<ReasonCode> reasons =
                last.flagged()
                        ? model.exactReasons(core.moment(), REASONS)
                        : model.reasons(core.moment(), REASONS);
        json.writeName("model");
        json.writeStartObject();
        json.writeStringProperty("version", version);
        json.writeNumberProperty("probability", rounded(last.probability()));
        json.writeNumberProperty("logOdds", rounded(last.logOdds()));
        json.writeBooleanProperty("flagged", last.flagged());
        json.writeName("reasons");
        json.writeStartArray();
        for (ReasonCode reason : reasons) {
            json.writeStartObject();
            json.writeStringProperty("feature", reason.feature());
            json.writeStringProperty("meaning", reason.meaning());
            if (Double.isNaN(reason.value())) {
                json.writeNullProperty("value");
            } else {
                json.writeNumberProperty("value", rounded(reason.value()));
            }
            json.writeNumberProperty("contribution", rounded(reason.contribution()));
            json.writeEndObject();
        }
        json.writeEndArray();
        if (anomalies != null) {
            json.writeName("anomaly");
            json.writeStartObject();
            json.writeNumberProperty("share", rounded(core.moment().anomaly()));
            json.writeStringProperty("peers", anomalies.whom(core.moment()));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static double rounded(double value) {
        return Math.round(value * 1e5) / 1e5;
    }

    void show(PrintStream screen, boolean labelled) {
        screen.println();
        screen.printf(Locale.ROOT, "The model %s flags %,d transactions.%n", name, flagged);
        if (labelled) {
            double precision = flagged == 0 ? 0 : (double) hits / flagged;
            double recall = laundering == 0 ? 0 : (double) hits / laundering;
            screen.printf(
                    Locale.ROOT,
                    "Of these %,d are laundering: precision %.1f %%, recall %.1f %%, F1 %.3f (where it was trained on this file, no proof of anything).%n",
                    hits,
                    precision * 100,
                    recall * 100,
                    precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
        }
    }
}
