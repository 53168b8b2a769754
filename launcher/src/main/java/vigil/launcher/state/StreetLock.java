package vigil.launcher.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigil.launcher.terminal.Trouble;

/** One at a time may start, stop or clear a street; the system frees the lock of a dead holder. */
public final class StreetLock implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final FileChannel channel;

    private StreetLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock; says once when another holds it, and waits. */
    public static StreetLock take(StateFolder state, Consumer<String> say) {
        Path file = state.root().resolve("lock");
        try {
            FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            awaitLock(channel, say);
            return new StreetLock(channel);
        } catch (IOException e) {
            throw new Trouble("Cannot lock " + file + ": " + Trouble.reason(e), e);
        }
    }

    private static void awaitLock(FileChannel channel, Consumer<String> say) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        boolean said = false;
        @Nullable FileLock lock = channel.tryLock();
        while (lock == null) {
            if (System.nanoTime() > until) {
                throw new Trouble("Another ./vigil has been at work on this street for 5 minutes.");
            }
            if (!said) {
                say.accept("Another ./vigil is at work on this street; waiting for it ...");
                said = true;
            }
            pause();
            lock = channel.tryLock();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while waiting for another ./vigil.", e);
        }
    }

    /** Whether somebody holds the lock now. */
    public static boolean isHeld(StateFolder state) {
        Path file = state.root().resolve("lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            @Nullable FileLock lock = channel.tryLock();
            return lock == null;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new Trouble("Cannot free the lock: " + Trouble.reason(e), e);
        }
    }
}
