package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that others wrote speak with the provider; they come from npm, pinned by a lock file. */
class NpmClientsTest {

    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path WORKSHOP = Path.of("target/node");

    @TempDir private static Path folder;
    private static RunningIdentity identity;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(WORKSHOP);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        WORKSHOP.resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        run(
                Map.of(),
                "npm",
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--loglevel=error");
        identity = RunningIdentity.in(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        identity.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid-client.mjs", "oauth4webapi.mjs"})
    void anIndependentClientGetsWhatItAsksForAndNothingElse(String script) throws Exception {
        run(
                Map.of(
                        "HOUSE", identity.address().toString(),
                        "REDIRECT", RunningIdentity.REDIRECT,
                        "AFTER_LOGOUT", RunningIdentity.AFTER_LOGOUT,
                        "LOGIN", "anna.analyst",
                        "PASSWORD", RunningIdentity.PASSWORD,
                        "CONSOLE_SECRET", RunningIdentity.CONSOLE_SECRET,
                        "CLIENT_KEY", HeldKey.CLIENT.privateHalf()),
                "node",
                script);
    }

    private static void run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path said = Files.createTempFile(WORKSHOP, "said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command))
                        .directory(WORKSHOP.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended && process.exitValue() == 0).as(Files.readString(said)).isTrue();
    }
}
