package vigil.models.bundles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.engine.bundles.BundleFile;
import vigil.engine.bundles.Manifest;
import vigil.engine.scoring.FeatureSpecification;
import vigil.models.anomalies.TrainedAnomalies;
import vigil.models.evaluation.Part;
import vigil.models.training.FeatureGain;
import vigil.models.training.Trained;
import vigil.models.training.Trainings;

/** Writes a trained model as a signed bundle, its card beside it. */
public final class BundleWriter {
    private static final String SUFFIX = ".vigil-model";

    private final SigningKeys keys;

    public BundleWriter(SigningKeys keys) {
        this.keys = keys;
    }

    /**
     * Writes into a folder and returns the bundle's file.
     *
     * @param trainings the first of them is written, the figures of the others stand beside it
     * @param origin where the model comes from: files' hash, rows, seed, parameters
     * @param anomalies what tells how unusual a payment is; null leaves that out
     */
    public Path write(
            Path folder,
            String name,
            Duration window,
            Trainings trainings,
            Map<String, String> origin,
            @Nullable TrainedAnomalies anomalies)
            throws IOException {
        Files.createDirectories(folder);
        Trained model = trainings.written();
        String card = ModelCard.of(name, trainings, origin, FeatureGain.of(model), anomalies);
        Map<String, String> parts = anomalies == null ? Map.of() : anomalies.parts();
        Map<String, String> hashes = new LinkedHashMap<>();
        parts.forEach((part, text) -> hashes.put(part, BundleFile.hash(text)));
        Manifest manifest =
                new Manifest(
                        name,
                        model.features(),
                        FeatureSpecification.of(model.features()).hash(),
                        BundleFile.hash(model.trees()),
                        BundleFile.hash(card),
                        window,
                        model.calibration(),
                        model.threshold(),
                        origin,
                        metrics(trainings, anomalies),
                        hashes);
        Path bundle = folder.resolve(name + SUFFIX);
        Path beside = folder.resolve(name + SUFFIX + ".part");
        try (var out = Files.newOutputStream(beside)) {
            BundleFile.write(
                    out, manifest, new BundleFile.Contents(model.trees(), card, parts), keys::sign);
        }
        Files.move(beside, bundle, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve(name + ".md"), card);
        return bundle;
    }

    private static Map<String, Double> metrics(
            Trainings trainings, @Nullable TrainedAnomalies anomalies) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        put(metrics, "validation", trainings.written().validation());
        put(metrics, "test", trainings.written().test());
        trainings.models().entrySet().stream()
                .skip(1)
                .forEach(other ->
                        put(
                                metrics,
                                other.getKey().replace(", ", "+").replace(' ', '-'),
                                other.getValue().test()));
        metrics.put("straddling.rings", (double) trainings.straddling().rings());
        metrics.put("straddling.leftOut", (double) trainings.straddling().leftOut());
        if (anomalies != null) {
            metrics.put("anomaly.recallWithin0.001", anomalies.recallWithinTenthPercent());
            metrics.put("anomaly.recallWithin0.01", anomalies.recallWithinOnePercent());
        }
        return metrics;
    }

    private static void put(Map<String, Double> metrics, String name, Part part) {
        metrics.put(name + ".f1", part.atThreshold().f1());
        metrics.put(name + ".precision", part.atThreshold().precision());
        metrics.put(name + ".recall", part.atThreshold().recall());
        metrics.put(name + ".prAuc", part.averagePrecision());
        metrics.put(name + ".recallWithin0.001", part.recallAtTenthPercent());
        metrics.put(name + ".recallWithin0.01", part.recallAtOnePercent());
        metrics.put(name + ".brier", part.reliability().brier());
        metrics.put(name + ".calibrationError", part.reliability().error());
        metrics.put(name + ".ringRecall", part.rings().recall());
        put(metrics, name + ".hoursToDetection", part.rings().medianHours());
        put(metrics, name + ".hoursToDetectionOfAll", part.rings().medianHoursOfAll());
        part.typologies()
                .forEach(kind ->
                        metrics.put(
                                name
                                        + (kind.laundering() ? ".recall." : ".flagged.")
                                        + kind.typology(),
                                kind.flaggedShare()));
    }

    private static void put(Map<String, Double> metrics, String name, @Nullable Double value) {
        if (value != null) {
            metrics.put(name, value);
        }
    }
}
