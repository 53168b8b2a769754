package vigil.launcher.jars;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vigil.launcher.processes.Mark;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.WholeFile;
import vigil.launcher.terminal.Trouble;

/**
 * How a part of the street that is a Java program starts.
 *
 * @param part its name
 * @param state the street's folder
 * @param classPath its jars
 * @param mainClass where it begins
 * @param flags for the virtual machine
 */
public record JavaProcess(
        String part, StateFolder state, ClassPath classPath, String mainClass, List<String> flags) {

    /** What every Java process of the street is told. */
    private static final List<String> COMMON =
            List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:-UsePerfData",
                    "-Dfile.encoding=UTF-8",
                    "-Duser.timezone=UTC",
                    "-Djava.awt.headless=true",
                    "-Dlog4j2.disableJmx=true");

    public JavaProcess {
        flags = List.copyOf(flags);
    }

    /** The program {@code java} that runs this very process. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** The command line; the long part of it stands in an argument file. */
    public List<String> command() {
        ClassPath staged = classPath.staged(state);
        Path arguments = state.run().resolve(part + ".arguments");
        try {
            WholeFile.write(arguments, argumentFile(staged));
        } catch (IOException e) {
            throw new Trouble("Cannot write " + arguments + ": " + Trouble.reason(e), e);
        }
        return List.of(
                java().toString(), "-D" + Mark.of(part, state).text(), "@" + arguments, mainClass);
    }

    private String argumentFile(ClassPath staged) {
        List<String> lines = new ArrayList<>(COMMON);
        lines.addAll(flags);
        lines.add("-cp");
        lines.add(staged.toString());
        return String.join("\n", lines.stream().map(JavaProcess::quoted).toList()) + "\n";
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
