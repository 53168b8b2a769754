package vigil.launcher.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vigil.engine.bundles.Bundle;
import vigil.engine.bundles.BundleFile;
import vigil.engine.bundles.TrustedKeys;

/** Reads bundles of models that were signed by who is trusted here. */
public final class SignedModel {
    private SignedModel() {}

    /**
     * @param keys folder of the public keys; that of the state folder when null
     * @throws vigil.engine.scoring.ModelException when the bundle may not be served
     */
    public static Bundle read(Path file, @Nullable Path keys) throws IOException {
        Path trusted = keys == null ? StateFolder.here().secrets().resolve("models") : keys;
        try (InputStream in = Files.newInputStream(file)) {
            return BundleFile.read(in, TrustedKeys.in(trusted));
        }
    }
}
