package vigil.watchlists.versions;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import vigil.contracts.csv.UnreadableFile;

/**
 * A snapshot as one file: {@code VIGILWL1}, the SHA-256 of what follows, and the {@link
 * SnapshotCode} of the snapshot, deflated. A file that is damaged anywhere is refused.
 */
public final class SnapshotFile {
    private static final byte[] MAGIC = "VIGILWL1".getBytes(StandardCharsets.US_ASCII);
    private static final int HASH = 32;
    private static final int BUFFER = 1 << 16;

    private SnapshotFile() {}

    /** Writes a snapshot; the file is there whole or not at all. */
    public static void write(Path file, Snapshot snapshot) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        Path draft = Files.createTempFile(parent, "snapshot", ".draft");
        try {
            try (FileChannel channel =
                    FileChannel.open(draft, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
                channel.position(MAGIC.length + HASH);
                byte[] hash = body(Channels.newOutputStream(channel), snapshot);
                channel.position(0);
                ByteBuffer head = ByteBuffer.allocate(MAGIC.length + HASH).put(MAGIC).put(hash);
                head.flip();
                while (head.hasRemaining()) {
                    channel.write(head);
                }
                channel.force(true);
            }
            move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * Reads a snapshot.
     *
     * @throws UnreadableFile when it is none, or not as it was written
     */
    public static Snapshot read(Path file) throws IOException {
        verify(file);
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(MAGIC.length + HASH);
            return SnapshotCode.read(new BufferedInputStream(new InflaterInputStream(in), BUFFER));
        } catch (EOFException | ZipException | IllegalArgumentException | DateTimeException e) {
            throw new UnreadableFile("the snapshot's content is not sound", e);
        }
    }

    private static byte[] body(OutputStream out, Snapshot snapshot) throws IOException {
        MessageDigest digest = FileHash.sha256();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            DeflaterOutputStream body =
                    new DeflaterOutputStream(
                            new BufferedOutputStream(new DigestOutputStream(out, digest), BUFFER),
                            deflater,
                            BUFFER);
            SnapshotCode.write(new DataOutputStream(new BufferedOutputStream(body)), snapshot);
            body.finish();
            body.flush();
        } finally {
            deflater.end();
        }
        return digest.digest();
    }

    /** Refuses a file that is not as it was written. */
    static void verify(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(MAGIC.length);
            byte[] hash = in.readNBytes(HASH);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new UnreadableFile("the file is no snapshot of a list");
            }
            if (!MessageDigest.isEqual(hash, FileHash.ofRest(in))) {
                throw new UnreadableFile("the snapshot is damaged: its checksum does not match");
            }
        }
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
