package vigil.watchlists.versions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.entities.ListId;

/**
 * All versions of all lists in a folder: {@code <list>/<id>.snapshot}, the files they were read
 * from in {@code <list>/raw/<sha256>}, and {@code <list>/journal.tsv} with a line a version. What
 * is there is never changed, so that every result can be recomputed; the newest version that reads
 * well is the one in force.
 */
public final class SnapshotArchive {
    private static final String JOURNAL = "journal.tsv";
    private static final String SNAPSHOT = ".snapshot";
    private static final Object APPENDING = new Object();

    /** At the end of a line: before it may stand half a line that a crash has left. */
    private static final Pattern LINE =
            Pattern.compile(
                    "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z)\t([0-9a-f]{64})\t([^\t]*)\t(\\{[^\t]*})(?:\t(\\d{1,9}))?$");

    private final Path folder;

    /**
     * A line of the journal.
     *
     * @param adopted when the version came into force
     * @param id the version
     * @param edition the publisher's name of it
     * @param raw part of the list → SHA-256 of the file it was read from
     * @param entities how many it has; 0 where the journal does not say, as before it did
     */
    public record Adopted(
            Instant adopted, SnapshotId id, String edition, Map<String, String> raw, int entities) {
        public Adopted {
            raw = Map.copyOf(raw);
        }
    }

    public SnapshotArchive(Path folder) {
        this.folder = folder;
    }

    /**
     * Puts a version into force.
     *
     * @param raw part of the list → file it was read from; copied
     */
    public void adopt(Snapshot snapshot, Map<String, Path> raw, Instant now) throws IOException {
        Path home = folder(snapshot.list());
        Files.createDirectories(home.resolve("raw"));
        Map<String, String> hashes = new TreeMap<>();
        for (Map.Entry<String, Path> part : raw.entrySet()) {
            String hash = FileHash.of(part.getValue());
            Path kept = home.resolve("raw").resolve(hash);
            if (!Files.exists(kept)) {
                Path draft = Files.createTempFile(home, "raw", ".draft");
                Files.copy(part.getValue(), draft, StandardCopyOption.REPLACE_EXISTING);
                Files.move(draft, kept, StandardCopyOption.REPLACE_EXISTING);
            }
            hashes.put(part.getKey(), hash);
        }
        Path file = file(snapshot.list(), snapshot.id());
        if (!isSound(file)) {
            SnapshotFile.write(file, snapshot);
        }
        String line =
                String.join(
                                "\t",
                                now.toString(),
                                snapshot.id().text(),
                                snapshot.edition().replaceAll("[\\t\\r\\n]", " "),
                                hashes.toString(),
                                Integer.toString(snapshot.entities().size()))
                        + "\n";
        append(home.resolve(JOURNAL), line);
    }

    /** A crash can leave half a last line: whatever comes then begins on a line of its own. */
    private static void append(Path journal, String line) throws IOException {
        // A lock of the file holds against other processes, not against this one.
        synchronized (APPENDING) {
            try (FileChannel file =
                            FileChannel.open(
                                    journal,
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE);
                    FileLock alone = file.lock()) {
                ByteBuffer last = ByteBuffer.allocate(1);
                long size = alone.channel().size();
                boolean begun = size > 0 && file.read(last, size - 1) == 1 && last.get(0) != '\n';
                ByteBuffer bytes = ByteBuffer.wrap(((begun ? "\n" : "") + line).getBytes(UTF_8));
                file.position(size);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
        }
    }

    /** The version in force: the newest that reads well. */
    public Optional<Snapshot> current(ListId list) throws IOException {
        List<Adopted> versions = versions(list);
        for (int i = versions.size() - 1; i >= 0; i--) {
            Path file = file(list, versions.get(i).id());
            if (isSound(file)) {
                return Optional.of(SnapshotFile.read(file));
            }
        }
        return Optional.empty();
    }

    /**
     * The largest version that was in force at any time since then; the earliest of several. Empty
     * when there is none that reads well.
     */
    public Optional<Snapshot> greatest(ListId list, Instant since) throws IOException {
        Adopted greatest = null;
        for (Adopted version : versions(list)) {
            if (greatest == null
                    || !version.adopted().isAfter(since)
                    || version.entities() > greatest.entities()) {
                greatest = version;
            }
        }
        Path file = greatest == null ? null : file(list, greatest.id());
        return file != null && isSound(file)
                ? Optional.of(SnapshotFile.read(file))
                : Optional.empty();
    }

    /**
     * Any version.
     *
     * @throws UnreadableFile when it is not here or damaged
     */
    public Snapshot load(ListId list, SnapshotId id) throws IOException {
        Path file = file(list, id);
        if (!Files.exists(file)) {
            throw new UnreadableFile("there is no version " + id.brief() + " of list " + list);
        }
        return SnapshotFile.read(file);
    }

    /** The lists of which there are versions. */
    public List<ListId> lists() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> homes = Files.list(folder)) {
            return homes.filter(home -> Files.exists(home.resolve(JOURNAL)))
                    .map(home -> String.valueOf(home.getFileName()))
                    .filter(ListId::isValid)
                    .sorted()
                    .map(ListId::new)
                    .toList();
        }
    }

    /** All versions that were ever in force, the oldest first. */
    public List<Adopted> versions(ListId list) throws IOException {
        Path journal = folder(list).resolve(JOURNAL);
        List<Adopted> versions = new ArrayList<>();
        if (Files.exists(journal)) {
            Files.readString(journal, UTF_8)
                    .lines()
                    .map(LINE::matcher)
                    .forEach(line -> {
                        if (line.find()) {
                            versions.add(
                                    new Adopted(
                                            Instant.parse(line.group(1)),
                                            new SnapshotId(line.group(2)),
                                            line.group(3),
                                            hashes(line.group(4)),
                                            line.group(5) == null
                                                    ? 0
                                                    : Integer.parseInt(line.group(5))));
                        }
                    });
        }
        return versions;
    }

    /** Opens a file that a version was read from. */
    public InputStream raw(ListId list, String hash) throws IOException {
        return Files.newInputStream(
                folder(list).resolve("raw").resolve(new SnapshotId(hash).text()));
    }

    private static Map<String, String> hashes(String text) {
        Map<String, String> hashes = new LinkedHashMap<>();
        for (String part : text.substring(1, text.length() - 1).split(", ")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                hashes.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return hashes;
    }

    private static boolean isSound(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            SnapshotFile.verify(file);
            return true;
        } catch (UnreadableFile e) {
            return false;
        }
    }

    private Path file(ListId list, SnapshotId id) {
        return folder(list).resolve(id.text() + SNAPSHOT);
    }

    /** Where all that is kept of a list lies. */
    public Path folder(ListId list) {
        return folder.resolve(list.text());
    }
}
