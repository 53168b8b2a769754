package vigil.gateway.sessions;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where sealed values are kept under names for a while. Whoever reads it learns nothing. */
public interface SessionStore extends AutoCloseable {

    /**
     * A value as it was kept.
     *
     * @param left until it ends, if nobody touches it
     */
    record Kept(byte[] sealed, Duration left) {}

    /** The store cannot be asked; nobody can be let in or signed out. */
    final class Away extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Away(Throwable cause) {
            super("the store of sessions is away", cause);
        }
    }

    void put(String name, byte[] sealed, Duration life);

    /** Puts another value where there is one, with the same end; an ended one stays ended. */
    boolean replace(String name, byte[] sealed);

    @Nullable Kept get(String name);

    /** Moves the end of what is there. */
    void touch(String name, Duration life);

    /** Whether there was anything. */
    boolean remove(String name);

    /** Takes a name that nobody has; free again when removed or when its life is over. */
    boolean claim(String name, Duration life);

    @Override
    void close();
}
