package vigil.launcher.processes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a process starts.
 *
 * @param part whose process it is
 * @param command program and arguments
 * @param environment added to that of the supervisor
 * @param folder working folder
 * @param log file to which its output is appended
 */
public record Launch(
        String part, List<String> command, Map<String, String> environment, Path folder, Path log) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    // The child writes to the file itself, so its log goes on when the supervisor dies.
    /** Starts it. */
    public Process start() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> inherited = builder.environment();
        inherited.keySet().removeIf(name -> !mayInherit(name));
        inherited.putAll(environment);
        return builder.start();
    }

    // Of our own settings a house takes over those with its own name, such as
    // VIGIL_GATEWAY_PORT; the rest is for the launcher, and a house would refuse it.
    private boolean mayInherit(String name) {
        String own = "VIGIL_" + part.toUpperCase(Locale.ROOT) + "_";
        return !name.startsWith("VIGIL_")
                || name.startsWith(own) && !name.endsWith("_JAVA_OPTIONS");
    }
}
