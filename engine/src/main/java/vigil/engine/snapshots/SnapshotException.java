package vigil.engine.snapshots;

import java.io.IOException;

/** A snapshot that cannot be continued from; the message says why. */
public final class SnapshotException extends IOException {
    private static final long serialVersionUID = 1;

    public SnapshotException(String message) {
        super(message);
    }

    /** One whose parts were read, and contradict each other. */
    public static SnapshotException corrupt(RuntimeException cause) {
        var corrupt =
                new SnapshotException("The snapshot is corrupt: its parts do not fit together");
        corrupt.initCause(cause);
        return corrupt;
    }
}
