package vigil.launcher.processes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a process starts.
 *
 * @param command program and arguments
 * @param environment added to that of the supervisor
 * @param folder working folder
 * @param log file to which its output is appended
 */
public record Launch(List<String> command, Map<String, String> environment, Path folder, Path log) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    // The child writes to the file itself, so its log goes on when the supervisor dies.
    Process start() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
