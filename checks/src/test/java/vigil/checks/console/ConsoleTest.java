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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console's own tests, and its build, in a copy of its folder with packages of its own. */
class ConsoleTest {

    private static final long PATIENCE_SECONDS = 600;
    private static final Set<String> NOT_SOURCES = Set.of("node_modules", "dist", "generated");
    private static final Path WORKSHOP = Path.of("target/console-workshop");
    private static final Path COPY = WORKSHOP.resolve("console");

    @BeforeAll
    static void copyItWithItsPackages() throws Exception {
        Path checkout = Path.of("..");
        copy(checkout.resolve("console"), COPY);
        copy(checkout.resolve("contracts/openapi"), WORKSHOP.resolve("contracts/openapi"));
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
    }

    @Test
    void itsOwnTestsPass() throws Exception {
        assertThat(run("npm", "test", "--silent")).contains("passed");
    }

    /** Types against the contracts, the bundle, and the weight of the first visit. */
    @Test
    void itIsBuiltAgainstTheContractsAndLightEnough() throws Exception {
        String said = run("npm", "run", "--silent", "build");

        assertThat(said).contains("first visit");
        assertThat(COPY.resolve("dist/index.html")).isRegularFile();
        assertThat(Files.readString(COPY.resolve("dist/index.html")))
                .doesNotContain("<style", "style=", "onload=")
                .doesNotContainPattern("<script(?![^>]*\\bsrc=)");
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

    private static String run(String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(WORKSHOP, "said", ".txt");
        Process process =
                new ProcessBuilder(List.of(command))
                        .directory(COPY.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String text = Files.readString(said);
        assertThat(ended && process.exitValue() == 0).as(text).isTrue();
        return text;
    }
}
