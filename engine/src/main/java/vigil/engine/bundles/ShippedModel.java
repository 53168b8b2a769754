package vigil.engine.bundles;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The model that comes with Vigil. It has seen simulated payments alone, and its card says what
 * that is worth; it has no effect until an institution puts it into force. How it was made:
 * models/README.md.
 */
public final class ShippedModel {
    private static final String FILE = "vigil.vigil-model";

    private ShippedModel() {}

    /** The bundle's bytes. */
    public static byte[] bytes() {
        return resource(FILE);
    }

    /**
     * The bundle, both signatures checked.
     *
     * @throws vigil.engine.scoring.ModelException when this engine's figures mean something else
     *     than when it was trained
     */
    public static Bundle bundle() {
        try {
            return BundleFile.read(new ByteArrayInputStream(bytes()), keys());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The public keys beside it; the private ones were destroyed after the training. */
    private static TrustedKeys keys() {
        return TrustedKeys.of(
                kind -> resource(TrustedKeys.file(Path.of(""), kind).getFileName().toString()));
    }

    private static byte[] resource(String name) {
        try (InputStream in = ShippedModel.class.getResourceAsStream("shipped/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the engine lacks " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
