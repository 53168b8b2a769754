package vigil.launcher.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vigil.engine.bundles.Bundle;
import vigil.engine.bundles.BundleFile;
import vigil.engine.bundles.ShippedModel;
import vigil.engine.bundles.TrustedKeys;
import vigil.engine.scoring.ModelException;
import vigil.launcher.terminal.Trouble;

/** Which model a command scores with, and whose signature it takes. */
public final class ModelChoice {
    /** The one that comes with Vigil. */
    public static final String SHIPPED = "shipped";

    public static final String NONE = "none";

    @Option(
            names = "--model-keys",
            paramLabel = "DIR",
            description =
                    "Folder of the public keys that models must be signed with (default: secrets/models in the state folder).")
    private @Nullable Path keys;

    /**
     * Reads a bundle.
     *
     * @param choice {@value #SHIPPED}, {@value #NONE}, or a bundle's file
     * @return null for none
     */
    public @Nullable Bundle bundle(String choice) {
        try {
            return switch (choice) {
                case NONE -> null;
                case SHIPPED -> ShippedModel.bundle();
                default -> read(Path.of(choice));
            };
        } catch (IOException e) {
            throw new Trouble(choice + " cannot be read: " + Trouble.reason(e), e);
        } catch (ModelException e) {
            throw new Trouble(choice + ": " + Trouble.reason(e), e);
        }
    }

    private Bundle read(Path file) throws IOException {
        Path trusted = keys == null ? StateFolder.here().secrets().resolve("models") : keys;
        try (InputStream in = Files.newInputStream(file)) {
            return BundleFile.read(in, TrustedKeys.in(trusted));
        }
    }
}
