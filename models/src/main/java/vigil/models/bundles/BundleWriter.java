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
import vigil.models.training.FeatureGain;
import vigil.models.training.Trained;
import vigil.models.training.Trained.Part;

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
     * @param origin where the model comes from: files' hash, rows, seed, parameters
     * @param anomalies what tells how unusual a payment is; null leaves that out
     */
    public Path write(
            Path folder,
            String name,
            Duration window,
            Trained model,
            Map<String, String> origin,
            @Nullable TrainedAnomalies anomalies)
            throws IOException {
        Files.createDirectories(folder);
        String card = ModelCard.of(name, model, origin, FeatureGain.of(model), anomalies);
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
                        metrics(model, anomalies),
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
            Trained model, @Nullable TrainedAnomalies anomalies) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        put(metrics, "validation", model.validation());
        put(metrics, "test", model.test());
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
        metrics.put(name + ".brier", part.brier());
    }
}
