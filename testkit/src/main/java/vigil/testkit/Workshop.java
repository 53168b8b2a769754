package vigil.testkit;

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

/** A copy of a folder with scripts and the packages that their lock file names, to run them in. */
public final class Workshop {

    private static final long PATIENCE_SECONDS = 900;
    private static final Set<String> MADE = Set.of("node_modules", "dist", "generated");

    private final Path folder;

    private Workshop(Path folder) {
        this.folder = folder;
    }

    /** Copies the sources and installs their packages. */
    public static Workshop of(Path sources, Path folder) throws IOException, InterruptedException {
        copy(sources, folder);
        Workshop workshop = new Workshop(folder);
        workshop.run(
                Map.of(),
                "npm",
                "ci",
                "--ignore-scripts",
                // What is at hand is not asked for; a download that stalls is begun again.
                "--prefer-offline",
                "--fetch-timeout=60000",
                "--no-audit",
                "--no-fund",
                "--loglevel=error");
        return workshop;
    }

    /**
     * Runs a command there.
     *
     * @param told environment variables besides those of the tests
     * @return what it said; a command that fails, or does not end, fails the test with that
     */
    public String run(Map<String, String> told, String... command)
            throws IOException, InterruptedException {
        Path said = Files.createTempFile("workshop", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command))
                        .directory(folder.toFile())
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
        Files.delete(said);
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError(text);
        }
        return text;
    }

    /** Copies a folder but for what is made of its sources. */
    public static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about)
                            throws IOException {
                        if (MADE.contains(folder.getFileName().toString())) {
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
