package vigil.checks.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A copy of the console's folder with packages of its own: made and built once for all tests. */
public final class ConsoleWorkshop {

    private static final long PATIENCE_SECONDS = 900;
    private static final Set<String> NOT_SOURCES = Set.of("node_modules", "dist", "generated");
    private static final Path WORKSHOP = Path.of("target/console-workshop");
    private static final Path COPY = WORKSHOP.resolve("console");

    private static @Nullable ConsoleWorkshop shared;

    private final String saidByBuild;

    private ConsoleWorkshop() throws IOException, InterruptedException {
        Path checkout = Path.of("..");
        copy(checkout.resolve("console"), COPY);
        copy(checkout.resolve("contracts/openapi"), WORKSHOP.resolve("contracts/openapi"));
        run(
                Map.of(),
                "npm",
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--loglevel=error");
        saidByBuild = run(Map.of(), "npm", "run", "--silent", "build");
    }

    /** The workshop with the built console; whoever comes first waits for it. */
    public static synchronized ConsoleWorkshop shared() throws IOException, InterruptedException {
        if (shared == null) {
            shared = new ConsoleWorkshop();
        }
        return shared;
    }

    /** What the gateway hands out. */
    public Path built() {
        return COPY.resolve("dist").toAbsolutePath();
    }

    String saidByBuild() {
        return saidByBuild;
    }

    /**
     * Runs a command in the console's folder.
     *
     * @param told environment variables besides those of the tests
     * @return what it said; a command that fails, or does not end, fails the test with that
     */
    public String run(Map<String, String> told, String... command)
            throws IOException, InterruptedException {
        Path said = Files.createTempFile(WORKSHOP, "said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command))
                        .directory(COPY.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().putAll(told);
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String text = Files.readString(said);
        assertThat(ended && process.exitValue() == 0).as(text).isTrue();
        return text;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about)
                            throws IOException {
                        if (NOT_SOURCES.contains(folder.getFileName().toString())) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes about)
                            throws IOException {
                        Files.copy(
                                file,
                                to.resolve(from.relativize(file).toString()),
                                StandardCopyOption.REPLACE_EXISTING);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
