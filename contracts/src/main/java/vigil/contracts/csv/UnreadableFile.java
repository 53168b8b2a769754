package vigil.contracts.csv;

import java.io.IOException;

/**
 * A file that as a whole is not what it should be; the message is one sentence for the person who
 * gave it.
 */
public final class UnreadableFile extends IOException {
    private static final long serialVersionUID = 1;

    public UnreadableFile(String message) {
        super(message);
    }

    public UnreadableFile(String message, Throwable cause) {
        super(message, cause);
    }
}
