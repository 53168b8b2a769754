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
import vigil.models.evaluation.Part;
import vigil.models.evaluation.Reliability;
import vigil.models.training.EvaluationText;
import vigil.models.training.Trained;
import vigil.models.training.Trainings;

/**
 * What a training reached, as table and as JSON.
 *
 * @param anomalies what tells how unusual a payment is; null without
 */
record TrainingReport(
        Trainings trainings, Map<String, String> origin, @Nullable TrainedAnomalies anomalies) {

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
        Trained first = trainings.written();
        screen.printf(
                Locale.ROOT,
                "Trained on %,d transactions (%,d laundering), chosen by %,d (%,d), judged by %,d later ones (%,d).%n",
                first.training().rows(),
                first.training().laundering(),
                first.validation().rows(),
                first.validation().laundering(),
                first.test().rows(),
                first.test().laundering());
        screen.println(EvaluationText.straddling(trainings.straddling()));
        screen.println();
        Table table = new Table(EvaluationText.TITLES);
        trainings
                .models()
                .forEach((name, model) -> table.row(EvaluationText.row(name, model).toArray()));
        table.lines().forEach(screen::println);
        screen.println();
        screen.println(EvaluationText.LEGEND);
        typologies(screen, first.test());
        reliability(screen, first.test().reliability());
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

    private static void typologies(PrintStream screen, Part test) {
        if (!test.typologies().isEmpty()) {
            Table table = new Table(EvaluationText.TYPOLOGY_TITLES);
            test.typologies().forEach(kind -> table.row(EvaluationText.typology(kind).toArray()));
            screen.println();
            table.lines().forEach(screen::println);
        }
    }

    private static void reliability(PrintStream screen, Reliability reliability) {
        Table table = new Table(EvaluationText.BAND_TITLES);
        reliability.bands().forEach(band -> table.row(EvaluationText.band(band).toArray()));
        screen.println();
        table.lines().forEach(screen::println);
    }

    void write(Path file) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("training", origin);
        Map<String, Object> straddling = new LinkedHashMap<>();
        straddling.put("rings", trainings.straddling().rings());
        straddling.put("transactionsLeftOut", trainings.straddling().leftOut());
        report.put("straddling", straddling);
        Map<String, Object> results = new LinkedHashMap<>();
        trainings.models().forEach((name, model) -> results.put(name, figures(model)));
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
        figures.put("brier", part.reliability().brier());
        figures.put("calibrationError", part.reliability().error());
        figures.put("launderingSaid", part.reliability().said());
        figures.put("reliability", part.reliability().bands());
        figures.put("rings", part.rings().rings());
        figures.put("ringsFound", part.rings().found());
        figures.put("ringRecall", part.rings().recall());
        figures.put("ringsBegun", part.rings().begun());
        figures.put("medianHoursToDetection", part.rings().medianHours());
        figures.put("medianHoursToDetectionOfAll", part.rings().medianHoursOfAll());
        figures.put("typologies", part.typologies());
        return figures;
    }
}
