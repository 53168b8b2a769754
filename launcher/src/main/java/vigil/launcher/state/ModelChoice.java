package vigil.launcher.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vigil.engine.bundles.Bundle;
import vigil.engine.bundles.BundleFile;
import vigil.engine.bundles.ShippedModel;
import vigil.engine.bundles.TrustedKeys;
import vigil.engine.scoring.ModelException;
import vigil.launcher.terminal.Trouble;

/** Which model a command scores with. */
public final class ModelChoice {
    /** The one that comes with Vigil. */
    public static final String SHIPPED = "shipped";

    public static final String NONE = "none";

    private ModelChoice() {}

    /**
     * Reads a bundle.
     *
     * @param choice {@value #SHIPPED}, {@value #NONE}, or a bundle's file
     * @param keys folder of the public keys that a file must be signed with; null means those of
     *     the state folder
     * @return null for none
     */
    public static @Nullable Bundle bundle(String choice, @Nullable Path keys) {
        try {
            return switch (choice) {
                case NONE -> null;
                case SHIPPED -> ShippedModel.bundle();
                default -> read(Path.of(choice), keys);
            };
        } catch (IOException e) {
            throw new Trouble(choice + " cannot be read: " + Trouble.reason(e), e);
        } catch (ModelException e) {
            throw new Trouble(choice + ": " + Trouble.reason(e), e);
        }
    }

    private static Bundle read(Path file, @Nullable Path keys) throws IOException {
        Path trusted = keys == null ? StateFolder.here().secrets().resolve("models") : keys;
        try (InputStream in = Files.newInputStream(file)) {
            return BundleFile.read(in, TrustedKeys.in(trusted));
        }
    }
}
