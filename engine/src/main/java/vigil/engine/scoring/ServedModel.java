package vigil.engine.scoring;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model and what decisions call it.
 *
 * @param name lower-case words with hyphens
 * @param version counts the versions under this name, from 1
 * @param hash of its bundle, SHA-256 in hex
 * @param window of the patterns that it was trained on; the core must have the same
 * @param anomalies tells how unusual a payment is; null in a bundle without
 */
public record ServedModel(
        String name,
        int version,
        String hash,
        Duration window,
        ScoringModel scoring,
        @Nullable AnomalyModel anomalies) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public ServedModel {
        if (!NAME.matcher(name).matches()) {
            throw new ModelException(
                    "A model's name has 1 to 64 lower-case letters, digits and hyphens; train it with another --name");
        }
    }

    /** The same for another core. */
    public ServedModel another() {
        return new ServedModel(
                name,
                version,
                hash,
                window,
                scoring.another(),
                anomalies == null ? null : anomalies.another());
    }
}
