package vigil.models.bundles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import vigil.engine.bundles.BundleFile;
import vigil.engine.bundles.Manifest;
import vigil.engine.scoring.FeatureSpecification;
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
     */
    public Path write(
            Path folder, String name, Duration window, Trained model, Map<String, String> origin)
            throws IOException {
        Files.createDirectories(folder);
        String card = ModelCard.of(name, model, origin, FeatureGain.of(model));
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
                        metrics(model));
        Path bundle = folder.resolve(name + SUFFIX);
        Path beside = folder.resolve(name + SUFFIX + ".part");
        try (var out = Files.newOutputStream(beside)) {
            BundleFile.write(out, manifest, model.trees(), card, keys::sign);
        }
        Files.move(beside, bundle, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve(name + ".md"), card);
        return bundle;
    }

    private static Map<String, Double> metrics(Trained model) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        put(metrics, "validation", model.validation());
        put(metrics, "test", model.test());
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
