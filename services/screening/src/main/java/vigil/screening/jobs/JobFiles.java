package vigil.screening.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Filter;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.secrecy.Sealer;
import vigil.kernel.secrecy.SubjectKeys;

/** The sealed files of jobs: rows as they were sent, and results. A job's key opens both. */
public final class JobFiles {

    private static final String ROWS = ".rows";
    private static final String RESULTS = ".results";
    private static final String SUBJECT = "job/";

    private final Path folder;
    private final SubjectKeys keys;
    private final Sealer sealer;

    public JobFiles(Path folder, SubjectKeys keys, Sealer sealer) {
        this.folder = folder;
        this.keys = keys;
        this.sealer = sealer;
    }

    SecretKey makeKey(Connection connection, InstitutionId institution, UUID job)
            throws SQLException {
        Map<String, SecretKey> made = keys.keys(connection, institution, Set.of(SUBJECT + job));
        return made.values().iterator().next();
    }

    /** The key of a job; there is none when its files are gone. */
    SecretKey key(Connection connection, InstitutionId institution, UUID job) throws SQLException {
        return keys.existing(connection, institution, Set.of(SUBJECT + job)).values().stream()
                .findFirst()
                .orElseThrow(Filter::notFound);
    }

    void eraseKey(Connection connection, InstitutionId institution, UUID job) throws SQLException {
        keys.erase(connection, institution, SUBJECT + job);
    }

    Path results(UUID job) {
        return folder.resolve(job + RESULTS);
    }

    SealedChunks rowChunks(UUID job, SecretKey key) {
        return new SealedChunks(sealer, key, job + ROWS);
    }

    SealedChunks resultChunks(UUID job, SecretKey key) {
        return new SealedChunks(sealer, key, job + RESULTS);
    }

    /** Keeps what is sent, sealed; a broken-off or too large file leaves nothing behind. */
    void receive(UUID job, SecretKey key, InputStream sent, long largest) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(job + ROWS);
        boolean whole = false;
        try (OutputStream out = rowChunks(job, key).output(Files.newOutputStream(file))) {
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int read = sent.read(buffer); read >= 0; read = sent.read(buffer)) {
                size += read;
                if (size > largest) {
                    throw Refusal.of(
                            ProblemCode.TOO_LARGE,
                            "A file may have " + largest + " bytes at most.");
                }
                out.write(buffer, 0, read);
            }
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    InputStream rows(UUID job, SecretKey key) throws IOException {
        return rowChunks(job, key).input(Files.newInputStream(folder.resolve(job + ROWS)));
    }

    /** The rows are needed no more. */
    void deleteRows(UUID job) {
        delete(folder.resolve(job + ROWS));
    }

    void delete(UUID job) {
        deleteRows(job);
        delete(results(job));
    }

    /** Deletes the files of jobs that nobody knows, as a crash may leave them. */
    void deleteAllBut(Predicate<UUID> known) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                boolean isOfJob = name.endsWith(ROWS) || name.endsWith(RESULTS);
                if (isOfJob && !known.test(UUID.fromString(name.substring(0, name.indexOf('.'))))) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
