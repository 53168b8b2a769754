package vigil.launcher.scenarios;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;
import vigil.engine.scenarios.ScenarioException;
import vigil.engine.scenarios.ScenarioSet;
import vigil.launcher.terminal.Trouble;

/** Which scenarios a command is about. */
final class ScenarioFolder {

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description =
                    "Folder of *.yaml scenarios; without it the library that comes with Vigil.")
    private @Nullable Path folder;

    ScenarioSet load() {
        return load(folder);
    }

    /** The scenarios of a folder, or the library. */
    static ScenarioSet load(@Nullable Path folder) {
        try {
            return folder == null ? ScenarioSet.library() : ScenarioSet.load(folder);
        } catch (ScenarioException e) {
            throw new Trouble(Trouble.reason(e), e);
        }
    }
}
