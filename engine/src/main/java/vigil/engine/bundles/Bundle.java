package vigil.engine.bundles;

import vigil.engine.scoring.ScoringModel;

/**
 * A bundle whose signatures and hashes held.
 *
 * @param hash SHA-256 in hex of the manifest: the model's version, as decisions name it
 * @param card the model card, Markdown
 */
public record Bundle(String hash, Manifest manifest, ScoringModel model, String card) {}
