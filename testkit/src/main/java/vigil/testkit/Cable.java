package vigil.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A wire to another port that can be cut and mended. */
public final class Cable implements AutoCloseable {

    private final int target;
    private final ServerSocket server;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean whole = true;
    private volatile @Nullable String lostOnce;

    Cable(int target) {
        this.target = target;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public void cut() {
        whole = false;
        ends.forEach(Cable::closeQuietly);
        ends.clear();
    }

    public void mend() {
        whole = true;
    }

    /**
     * The next transaction that names this word is committed at the other end, and the connection
     * ends before the answer arrives.
     */
    public void loseTheCommitOf(String word) {
        lostOnce = word;
    }

    /** Whether {@link #loseTheCommitOf} has happened. */
    public boolean hasLost() {
        return lostOnce == null;
    }

    @Override
    public void close() {
        cut();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                if (!whole) {
                    near.close();
                    continue;
                }
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                ends.add(near);
                ends.add(far);
                AtomicBoolean named = new AtomicBoolean();
                Thread.ofVirtual().start(() -> carry(near, far, named, true));
                Thread.ofVirtual().start(() -> carry(far, near, named, false));
            } catch (IOException e) {
                // The wire was closed, or the other end was not there.
            }
        }
    }

    private void carry(Socket from, Socket to, AtomicBoolean named, boolean there) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (isLost(new String(buffer, 0, read, ISO_8859_1), named, there)) {
                    return;
                }
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            // Cut.
        }
    }

    /** PostgreSQL names the command that it has done: the answer to a commit says COMMIT. */
    private boolean isLost(String passing, AtomicBoolean named, boolean there) {
        String word = lostOnce;
        if (word == null) {
            return false;
        }
        if (there && passing.contains(word)) {
            named.set(true);
        }
        if (there || !named.get() || !passing.contains("COMMIT\0")) {
            return false;
        }
        lostOnce = null;
        return true;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It was closed by the other side.
        }
    }
}
