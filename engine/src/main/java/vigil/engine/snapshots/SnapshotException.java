package vigil.engine.snapshots;

import java.io.IOException;

/** A snapshot that cannot be continued from; the message says why. */
public final class SnapshotException extends IOException {
    private static final long serialVersionUID = 1;

    public SnapshotException(String message) {
        super(message);
    }
}
