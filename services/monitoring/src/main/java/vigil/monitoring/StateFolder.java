package vigil.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The house's own folder, for one process at a time: two loops over one log would write every
 * decision twice. The system frees the lock of a process that was killed.
 */
final class StateFolder implements AutoCloseable {

    private static final long LOOK_MILLIS = 200;

    private final Path path;
    private final FileChannel file;

    private StateFolder(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    /** Waits for a process before us to end, but not for ever. */
    static StateFolder open(Path path, Duration patience) {
        try {
            Files.createDirectories(path);
            FileChannel file =
                    FileChannel.open(
                            path.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            long end = System.nanoTime() + patience.toNanos();
            while (lock(file) == null) {
                if (System.nanoTime() > end) {
                    file.close();
                    throw new IllegalStateException(
                            "another process works in " + path + ": stop it first");
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            return new StateFolder(path, file);
        } catch (IOException e) {
            throw new UncheckedIOException("the state folder " + path + " cannot be used", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + path, e);
        }
    }

    Path path() {
        return path;
    }

    /** Frees the folder. */
    @Override
    public void close() throws IOException {
        file.close();
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // Held within this very process.
        }
    }
}
