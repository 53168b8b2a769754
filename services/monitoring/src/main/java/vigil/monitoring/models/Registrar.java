package vigil.monitoring.models;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.engine.bundles.Bundle;
import vigil.engine.bundles.BundleFile;
import vigil.engine.bundles.ShippedModel;
import vigil.engine.bundles.TrustedKeys;
import vigil.engine.scoring.ModelException;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Takes bundles in at the door: what is not signed by who is trusted here is not read. */
public final class Registrar {

    private static final Logger log = LoggerFactory.getLogger(Registrar.class);

    private final ModelSettings settings;

    public Registrar(ModelSettings settings) {
        this.settings = settings;
    }

    /**
     * The bundle of these bytes, which is the one that comes with the engine or signed by who is
     * trusted here; one that may not be served is refused with the reason.
     */
    Bundle read(byte[] bytes) {
        if (Arrays.equals(bytes, ShippedModel.bytes())) {
            return ShippedModel.bundle();
        }
        Path keys = settings.keys();
        if (keys == null) {
            throw refusal(
                    "this house trusts nobody's signature: VIGIL_MONITORING_MODELS_KEYS names no folder of public keys");
        }
        try {
            Bundle bundle = BundleFile.read(new ByteArrayInputStream(bytes), trusted(keys));
            bundle.served(1); // Its name is one that decisions can carry.
            return bundle;
        } catch (ModelException e) {
            throw refusal(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw refusal("it cannot be read");
        }
    }

    /** Read each time: keys are made by the first training, and changed without a restart. */
    private static TrustedKeys trusted(Path keys) {
        try {
            return TrustedKeys.in(keys);
        } catch (ModelException e) {
            log.atWarn().setMessage("no keys to check models with").setCause(e).log();
            throw refusal(
                    "this house lacks the public keys of whoever signs models; put them into the folder that VIGIL_MONITORING_MODELS_KEYS names");
        }
    }

    int largestBundle() {
        return settings.largestBundle();
    }

    private static Refusal refusal(String reason) {
        return Refusal.of(
                ProblemCode.VALIDATION_FAILED,
                "The bundle is refused: " + reason,
                List.of(FieldError.of("bundle", reason)));
    }
}
