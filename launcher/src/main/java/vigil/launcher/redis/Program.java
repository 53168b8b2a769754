package vigil.launcher.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import vigil.launcher.state.StateFolder;
import vigil.launcher.terminal.Trouble;

/** The Redis program of this machine's kind, unpacked once. */
final class Program {

    private static final String VERSION = "6.2";

    private Program() {}

    /** Where it lies. */
    static Path unpacked(StateFolder state) {
        Path folder = state.of(RedisServer.NAME).resolve("program-" + VERSION);
        Path program = folder.resolve("redis-server");
        if (Files.isExecutable(program)) {
            return program;
        }
        String packed = packed();
        try (InputStream content = Program.class.getResourceAsStream("/" + packed)) {
            if (content == null) {
                throw new Trouble(
                        "there is no Redis for this machine on the class path: " + packed);
            }
            StateFolder.createPrivate(folder);
            Path beside = program.resolveSibling("redis-server.new");
            Files.copy(content, beside, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwx------"));
            Files.move(beside, program, StandardCopyOption.ATOMIC_MOVE);
            return program;
        } catch (IOException e) {
            throw new Trouble("Redis cannot be unpacked: " + Trouble.reason(e), e);
        }
    }

    /** Tries it: it may want libraries that are not there. */
    static void requireRunning(Path program) {
        try {
            Process process =
                    new ProcessBuilder(program.toString(), "--version")
                            .redirectErrorStream(true)
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new Trouble(said.strip());
            }
        } catch (IOException e) {
            throw new Trouble(Trouble.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("interrupted", e);
        }
    }

    /** As the library with the programs names them. */
    private static String packed() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        if (system.contains("mac")) {
            return "redis-server-6.2.6-v5-darwin-" + (arm ? "arm64" : "amd64");
        }
        return arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
    }
}
