package vigil.monitoring.loop;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Snapshots of one partition's shard in files of their own, named by the next place in the log.
 * Written beside, synced and renamed: a crash leaves the older one. SHA-256 at the end; a damaged
 * one, or one that another format, other settings or other built-in scenarios made, is passed over.
 * One that another build of the engine wrote in the same format goes on: what a format stands for
 * is the same decisions.
 */
final class Snapshots {

    /** A shard and the place of the first record that it has not seen. */
    record Restored(Shard shard, long next) {}

    private static final Logger log = LoggerFactory.getLogger(Snapshots.class);
    private static final long MAGIC = 0x5649_4749_4c53_4e50L; // VIGILSNP
    private static final int FORMAT = 3;
    private static final int DIGEST_BYTES = 32;
    private static final int BUFFER_BYTES = 256 * 1024;
    private static final String SUFFIX = ".snapshot";
    private static final String UNFINISHED = ".writing";

    private final Path folder;
    private final int partition;
    private final Cores cores;
    private final Fillings fillings;
    private final LoopSettings settings;

    Snapshots(Path state, int partition, Cores cores, Fillings fillings, LoopSettings settings) {
        this.fillings = fillings;
        this.folder = state.resolve("snapshots").resolve("partition-" + partition);
        this.partition = partition;
        this.cores = cores;
        this.settings = settings;
    }

    /** A shard's content on its way into a snapshot. */
    record Draft(Path file, long next) {}

    /**
     * Writes the shard down as it is before the record at {@code next}: as fast as memory is copied
     * to the system's cache, for the loop stands still meanwhile.
     */
    Draft draft(Shard shard, long next) throws IOException {
        Files.createDirectories(folder);
        Path beside = folder.resolve("%020d".formatted(next) + UNFINISHED);
        try (DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(beside), BUFFER_BYTES))) {
            writeContent(shard, next, out);
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
        return new Draft(beside, next);
    }

    /** Makes a draft a snapshot: digest, sync, rename. Needs neither the shard nor its thread. */
    void finish(Draft draft) throws IOException {
        try {
            seal(draft);
        } catch (IOException e) {
            Files.deleteIfExists(draft.file()); // A full disk must not stay full because of it.
            throw e;
        }
    }

    private void seal(Draft draft) throws IOException {
        byte[] digest = digest(draft.file(), Files.size(draft.file()));
        try (FileChannel file =
                FileChannel.open(
                        draft.file(), StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            file.write(ByteBuffer.wrap(digest));
            file.force(true);
        }
        Files.move(draft.file(), file(draft.next()), StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
        forgetOld();
    }

    /**
     * The newest shard that can be read and whose place lies in the log, if there is one.
     *
     * @param first the first place that the log still has
     * @param end the place after the last
     */
    Optional<Restored> newest(long first, long end) {
        removeUnfinished();
        for (Path file : newestFirst()) {
            try {
                Restored restored = read(file);
                if (restored.next() >= first && restored.next() <= end) {
                    return Optional.of(restored);
                }
                passOver(file, "outside of the log");
            } catch (IOException | RuntimeException e) {
                passOver(file, String.valueOf(e.getMessage()));
            }
        }
        return Optional.empty();
    }

    private void passOver(Path file, String why) {
        log.atWarn()
                .setMessage("snapshot passed over")
                .addKeyValue("file", file.getFileName())
                .addKeyValue("why", why)
                .log();
    }

    private void writeContent(Shard shard, long next, DataOutputStream out) throws IOException {
        out.writeLong(MAGIC);
        out.writeInt(FORMAT);
        out.writeUTF(cores.codeHash());
        out.writeUTF(cores.configurationHash());
        out.writeInt(partition);
        out.writeLong(next);
        shard.recent().write(out);
        out.writeInt(shard.cores().size());
        for (Map.Entry<String, InstitutionCore> own : shard.cores().entrySet()) {
            out.writeUTF(own.getKey());
            own.getValue().inForce().write(out);
            try (OutputStream chunks = Chunks.writer(out)) {
                own.getValue().core().writeSnapshot(chunks);
            }
        }
    }

    private Restored read(Path file) throws IOException {
        long content = Files.size(file) - DIGEST_BYTES;
        checkDigest(file, content);
        try (DataInputStream in =
                new DataInputStream(
                        new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            expect(in.readLong() == MAGIC && in.readInt() == FORMAT, "not of this format");
            boolean sameBuild = in.readUTF().equals(cores.codeHash());
            boolean sameBuiltIns = in.readUTF().equals(cores.configurationHash());
            expect(in.readInt() == partition, "of another partition");
            long next = in.readLong();
            RecentIds recent = RecentIds.read(in, settings.rememberedIds());
            Map<String, InstitutionCore> byInstitution = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                byInstitution.put(in.readUTF(), readCore(in, sameBuiltIns));
            }
            if (!sameBuild) {
                log.atInfo()
                        .setMessage("snapshot of another build goes on")
                        .addKeyValue("file", file.getFileName())
                        .log();
            }
            return new Restored(new Shard(cores, fillings, recent, byInstitution), next);
        }
    }

    /**
     * The digest has been checked: lengths are what was written. The core itself refuses another
     * format of the engine and other settings.
     *
     * @param sameBuiltIns whether the scenarios that come with the engine are those of then; only
     *     an institution without a set of its own is judged by them
     */
    private InstitutionCore readCore(DataInputStream in, boolean sameBuiltIns) throws IOException {
        InForce inForce = InForce.read(in);
        expect(
                sameBuiltIns || inForce.scenariosSince() != InForce.FROM_THE_START,
                "of other scenarios");
        InputStream chunks = Chunks.reader(in);
        InstitutionCore core = InstitutionCore.fromSnapshot(cores, inForce, chunks);
        chunks.transferTo(OutputStream.nullOutputStream());
        return core;
    }

    private static void checkDigest(Path file, long content) throws IOException {
        expect(content > 0, "cut off");
        byte[] kept;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            kept = Channels.newInputStream(channel.position(content)).readNBytes(DIGEST_BYTES);
        }
        expect(Arrays.equals(digest(file, content), kept), "damaged");
    }

    /** SHA-256 over the first bytes of a file. */
    private static byte[] digest(Path file, long length) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (long left = length; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                expect(read > 0, "cut off");
                digest.update(buffer, 0, read);
                left -= read;
            }
        }
        return digest.digest();
    }

    private static void expect(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException(otherwise);
        }
    }

    private void forgetOld() throws IOException {
        List<Path> files = newestFirst();
        for (Path old :
                files.subList(Math.min(settings.snapshotsKept(), files.size()), files.size())) {
            Files.deleteIfExists(old);
        }
    }

    private void removeUnfinished() {
        try {
            for (Path unfinished : files(UNFINISHED)) {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tidy " + folder, e);
        }
    }

    private List<Path> newestFirst() {
        return files(SUFFIX).reversed();
    }

    /** Oldest first. */
    private List<Path> files(String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private Path file(long next) {
        return folder.resolve("%020d".formatted(next) + SUFFIX);
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true); // The rename itself must survive.
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
