package vigil.engine.scenarios;

import java.nio.file.Path;
import java.util.List;

/** The scenarios in force. */
public final class ScenarioSet {
    private ScenarioSet() {}

    /** The scenarios that come with the engine. */
    public static ScenarioSet builtIn() {
        return new ScenarioSet();
    }

    /**
     * The scenarios of a folder's {@code *.yaml} files.
     *
     * @throws ScenarioException naming file, line and remedy when a scenario is not sound
     */
    public static ScenarioSet load(Path folder) {
        return new ScenarioSet();
    }

    /** Names of the scenarios, in order. */
    public List<String> names() {
        return List.of();
    }
}
