package vigil.screening.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Filter;
import vigil.kernel.secrecy.Sealer;
import vigil.kernel.secrecy.SubjectKeys;
import vigil.screening.uploads.Upload;

/** The sealed files of jobs: rows as they were sent, and results. A job's key opens both. */
public final class JobFiles {

    private static final String ROWS = ".rows";
    private static final String RESULTS = ".results";
    private static final String SUBJECT = "job/";
    private static final Pattern FILE =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.(?:rows|results)");

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

    /** It cannot be written, as on a full disk: another time it may. */
    static final class NotKept extends IOException {

        private static final long serialVersionUID = 1L;

        NotKept(IOException cause) {
            super("the disk does not take it", cause);
        }
    }

    /** Keeps what is sent, sealed; what failed is for the caller to delete. */
    void receive(UUID job, SecretKey key, InputStream sent, long largest) throws NotKept {
        try {
            Files.createDirectories(folder);
            try (OutputStream out =
                    rowChunks(job, key).output(Files.newOutputStream(folder.resolve(job + ROWS)))) {
                Upload.pass(sent, out, largest, "A file");
            }
        } catch (IOException e) {
            throw new NotKept(e);
        }
    }

    /** The file that results are appended to. */
    FileChannel openResults(UUID job, long whole) throws NotKept {
        try {
            FileChannel results =
                    FileChannel.open(
                            results(job), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            results.truncate(whole);
            results.position(whole);
            return results;
        } catch (IOException e) {
            throw new NotKept(e);
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

    /** The jobs that there are files of. */
    Set<UUID> jobs() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> FILE.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .map(name -> UUID.fromString(name.group(1)))
                    .collect(Collectors.toSet());
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
