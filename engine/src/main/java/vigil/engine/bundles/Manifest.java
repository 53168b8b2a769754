package vigil.engine.bundles;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import vigil.engine.scoring.Calibration;
import vigil.engine.scoring.ModelException;

/**
 * What a bundle says of its model.
 *
 * @param features names of the figures in their order
 * @param specificationHash what the figures meant when the model was trained
 * @param treesHash SHA-256 of the trees' text
 * @param cardHash SHA-256 of the card
 * @param window of the patterns; the core that serves must have the same
 * @param threshold the log odds from which a transaction is flagged, chosen on validation
 * @param training where the model comes from: files' hash, rows, seed, parameters
 * @param metrics what it reached, by name
 * @param parts SHA-256 of further entries of the bundle, by their names
 */
public record Manifest(
        String name,
        List<String> features,
        String specificationHash,
        String treesHash,
        String cardHash,
        Duration window,
        Calibration calibration,
        double threshold,
        Map<String, String> training,
        Map<String, Double> metrics,
        Map<String, String> parts) {
    /** Rises when a bundle is laid out otherwise. */
    static final int FORMAT = 1;

    public Manifest {
        features = List.copyOf(features);
        training = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(training));
        metrics = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(metrics));
        parts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(parts));
        if (!Double.isFinite(threshold)) {
            throw new ModelException("The model's threshold is no number");
        }
    }
}
