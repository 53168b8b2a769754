package vigil.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vigil.engine.bundles.AnomalyParts;
import vigil.launcher.terminal.Table;
import vigil.models.anomalies.TrainedAnomalies;
import vigil.models.training.Trained;
import vigil.models.training.Trained.Part;

/**
 * What a training reached, as table and as JSON.
 *
 * @param models by what they were kept from seeing; the first is the one that is written
 * @param anomalies what tells how unusual a payment is; null without
 */
record TrainingReport(
        Map<String, Trained> models,
        Map<String, String> origin,
        @Nullable TrainedAnomalies anomalies) {

    static String hash(Path file) throws IOException {
        try (InputStream in =
                new DigestInputStream(
                        Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void show(PrintStream screen) {
        Trained first = models.values().iterator().next();
        screen.printf(
                Locale.ROOT,
                "Trained on %,d transactions (%,d laundering), chosen by %,d (%,d), judged by %,d later ones (%,d).%n%n",
                first.training().rows(),
                first.training().laundering(),
                first.validation().rows(),
                first.validation().laundering(),
                first.test().rows(),
                first.test().laundering());
        Table table =
                new Table(
                        "model",
                        ">features",
                        ">trees",
                        ">val. F1",
                        ">test F1",
                        ">precision",
                        ">recall",
                        ">PR-AUC",
                        ">recall in 0.1 %",
                        ">in 1 %");
        models.forEach((name, model) -> row(table, name, model));
        table.lines().forEach(screen::println);
        if (anomalies != null) {
            screen.printf(
                    Locale.ROOT,
                    "%nMost unusual among %d groups of peers, no label seen: %.3f of the laundering in 0.1 %%, %.3f in 1 %%, %.3f in 5 %%.%n",
                    anomalies.groups().size(),
                    anomalies.recallWithinTenthPercent(),
                    anomalies.recallWithinOnePercent(),
                    anomalies.recallWithinFivePercent());
        }
    }

    private static void row(Table table, String name, Trained model) {
        Part test = model.test();
        table.row(
                name,
                model.features().size(),
                model.forest().trees(),
                figure(model.validation().atThreshold().f1()),
                figure(test.atThreshold().f1()),
                figure(test.atThreshold().precision()),
                figure(test.atThreshold().recall()),
                figure(test.averagePrecision()),
                figure(test.recallAtTenthPercent()),
                figure(test.recallAtOnePercent()));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    void write(Path file) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("training", origin);
        Map<String, Object> results = new LinkedHashMap<>();
        models.forEach((name, model) -> results.put(name, figures(model)));
        report.put("models", results);
        if (anomalies != null) {
            report.put("anomaly", figures(anomalies));
        }
        Files.writeString(
                file,
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(report)
                        + "\n");
    }

    private static Map<String, Object> figures(TrainedAnomalies anomalies) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("features", anomalies.features());
        figures.put("peers", anomalies.groups().stream().map(AnomalyParts.Group::name).toList());
        figures.put("recallWithinTenthPercent", anomalies.recallWithinTenthPercent());
        figures.put("recallWithinOnePercent", anomalies.recallWithinOnePercent());
        figures.put("recallWithinFivePercent", anomalies.recallWithinFivePercent());
        figures.put("aboveThousandth", anomalies.aboveThousandth());
        return figures;
    }

    private static Map<String, Object> figures(Trained model) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("features", model.features().size());
        figures.put("trees", model.forest().trees());
        figures.put("threshold", model.threshold());
        figures.put("training", part(model.training()));
        figures.put("validation", part(model.validation()));
        figures.put("test", part(model.test()));
        return figures;
    }

    private static Map<String, Object> part(Part part) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("transactions", part.rows());
        figures.put("laundering", part.laundering());
        figures.put("f1", part.atThreshold().f1());
        figures.put("precision", part.atThreshold().precision());
        figures.put("recall", part.atThreshold().recall());
        figures.put("prAuc", part.averagePrecision());
        figures.put("recallWithinTenthPercent", part.recallAtTenthPercent());
        figures.put("recallWithinOnePercent", part.recallAtOnePercent());
        figures.put("brier", part.brier());
        return figures;
    }
}
