package vigil.cases.reports.post;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The way to the authority by folders, which whoever runs the line (SFTP, a portal) empties and
 * fills: {@code staged} (ours alone), {@code outgoing}, {@code incoming}, {@code read} and {@code
 * refused}.
 *
 * <p>A file is written where nobody looks and moved to {@code outgoing} in one step of the file
 * system. What is no longer staged was moved: so a file leaves at most once, however often the
 * house dies on the way and however soon somebody takes the file away.
 */
public final class FolderTransport {

    /** FinCEN takes files up to 60 MB; its answers are smaller. */
    private static final int LARGEST = 16 << 20;

    private static final int MOST = 1_000;

    private final Path folder;

    public FolderTransport(Path folder) {
        this.folder = folder;
    }

    /** Writes a file where it waits to be moved, to the disk. */
    void stage(String name, byte[] file) throws IOException {
        Path part = place("staged").resolve(name + ".part");
        try (FileChannel channel =
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(file);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        move(part, place("staged").resolve(name));
    }

    /** Moves a staged file to where it is taken from; nothing happens when that was done before. */
    void release(String name) throws IOException {
        Path staged = place("staged").resolve(name);
        if (Files.exists(staged)) {
            move(staged, place("outgoing").resolve(name));
        }
    }

    /** Answers that have come, complete ones alone: whoever writes them renames them at the end. */
    List<Path> answers() throws IOException {
        try (Stream<Path> files = Files.list(place("incoming"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".part"))
                    .sorted()
                    .limit(MOST)
                    .toList();
        }
    }

    /** The bytes of an answer. */
    byte[] read(Path answer) throws IOException {
        if (Files.size(answer) > LARGEST) {
            throw new IOException("an answer is larger than " + LARGEST + " bytes");
        }
        return Files.readAllBytes(answer);
    }

    /** Puts an answer away that was understood. */
    void keep(Path answer) throws IOException {
        move(answer, place("read").resolve(name(answer)));
    }

    /** Puts an answer away that belongs to nothing or is none. */
    void refuse(Path answer) throws IOException {
        move(answer, place("refused").resolve(name(answer)));
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private Path place(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(
                    from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the folders of reports are on one file system", e);
        }
    }
}
