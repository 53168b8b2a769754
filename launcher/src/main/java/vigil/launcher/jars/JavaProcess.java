package vigil.launcher.jars;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import vigil.launcher.processes.Mark;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.Trees;
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
                    "-Xlog:aot*=error",
                    "-Dfile.encoding=UTF-8",
                    "-Duser.timezone=UTC",
                    "-Djava.awt.headless=true",
                    "-Dlog4j2.disableJmx=true");

    private static final String REHEARSAL = "-rehearsal";

    public JavaProcess {
        flags = List.copyOf(flags);
    }

    /** The program {@code java} that runs this very process. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** The command line; the long part of it stands in an argument file. */
    public List<String> command() {
        JavaProcess staged = staged();
        Path cache = staged.cache();
        List<String> all = new ArrayList<>(COMMON);
        if (Files.exists(cache)) {
            all.add("-XX:AOTCache=" + cache);
        }
        return staged.command(all);
    }

    private List<String> command(List<String> first) {
        List<String> all = new ArrayList<>(first);
        all.add("-Djava.io.tmpdir=" + emptyFolder());
        all.addAll(flags);
        all.addAll(List.of("-cp", classPath.toString()));
        Path arguments = state.run().resolve(part + ".arguments");
        try {
            WholeFile.write(
                    arguments,
                    String.join("\n", all.stream().map(JavaProcess::quoted).toList()) + "\n");
        } catch (IOException e) {
            throw new Trouble("Cannot write " + arguments + ": " + Trouble.reason(e), e);
        }
        return List.of(
                java().toString(), "-D" + Mark.of(part, state).text(), "@" + arguments, mainClass);
    }

    /** For files that last no longer than the process; what an earlier one left is removed. */
    private Path emptyFolder() {
        Path folder = state.temporary().resolve(part);
        try {
            Trees.delete(folder);
            StateFolder.createPrivate(folder);
            return folder;
        } catch (IOException e) {
            throw new Trouble("Cannot empty " + folder + ": " + Trouble.reason(e), e);
        }
    }

    /** The same program under another name, so that it leaves a cache at its end (JEP 514). */
    public JavaProcess rehearsed(List<String> moreFlags) {
        List<String> all = new ArrayList<>(flags);
        all.add("-XX:AOTCacheOutput=" + rehearsalOutput());
        all.addAll(moreFlags);
        return new JavaProcess(part + REHEARSAL, state, staged().classPath, mainClass, all);
    }

    /** Where a rehearsal leaves its cache. */
    public Path rehearsalOutput() {
        return state.caches().resolve(part + REHEARSAL + ".aot");
    }

    /**
     * Where the program's cache is looked for. The virtual machine refuses a cache of another build
     * of itself, of other jars (by time and size) or of another collector: so they make the name.
     */
    public Path cache() {
        StringBuilder of = new StringBuilder(System.getProperty("java.vm.version"));
        of.append(System.getProperty("java.home")).append(COMMON).append(flags);
        try {
            for (Path jar : staged().classPath.entries()) {
                of.append(jar).append(Files.size(jar)).append(Files.getLastModifiedTime(jar));
            }
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(of.toString().getBytes(StandardCharsets.UTF_8));
            String name = part + "-" + HexFormat.of().formatHex(digest, 0, 8) + ".aot";
            return state.caches().resolve(name);
        } catch (IOException e) {
            throw new Trouble("Cannot read the jars of " + part + ": " + Trouble.reason(e), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private JavaProcess staged() {
        return new JavaProcess(part, state, classPath.staged(state), mainClass, flags);
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
