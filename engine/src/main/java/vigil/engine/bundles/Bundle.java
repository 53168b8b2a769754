package vigil.engine.bundles;

import org.jspecify.annotations.Nullable;
import vigil.engine.scoring.AnomalyModel;
import vigil.engine.scoring.ScoringModel;
import vigil.engine.scoring.ServedModel;

/**
 * A bundle whose signatures and hashes held.
 *
 * @param hash SHA-256 in hex of the manifest: the model's version, as decisions name it
 * @param card the model card, Markdown
 * @param anomalies tells how unusual a payment is; null when the bundle holds no such part
 */
public record Bundle(
        String hash,
        Manifest manifest,
        ScoringModel model,
        String card,
        @Nullable AnomalyModel anomalies) {

    /** As a core serves it under a version of its name. */
    public ServedModel served(int version) {
        return new ServedModel(
                manifest.name(),
                version,
                hash,
                manifest.window(),
                model.another(),
                anomalies == null ? null : anomalies.another());
    }
}
