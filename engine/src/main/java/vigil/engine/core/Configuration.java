package vigil.engine.core;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import vigil.engine.scenarios.ScenarioSet;
import vigil.engine.scoring.ServedModel;

/** What decisions depend on besides the log, as hashes. */
final class Configuration {
    /** Changes with every change of what a snapshot holds or a decision depends on. */
    static final String FORMAT = "vigil core 10";

    private Configuration() {}

    /** SHA-256 over what a snapshot continues under. */
    static byte[] ofSnapshot(CoreSettings settings) {
        return Sha256.of((FORMAT + settings).getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 in hex over settings, scenarios and the model in force. */
    static String of(CoreSettings settings, ScenarioSet scenarios, @Nullable ServedModel model) {
        String all = FORMAT + settings + '\n' + scenarios.content();
        if (model != null) {
            all += "\nmodel " + model.name() + '/' + model.version() + ' ' + model.hash();
        }
        return HexFormat.of().formatHex(Sha256.of(all.getBytes(StandardCharsets.UTF_8)));
    }
}
