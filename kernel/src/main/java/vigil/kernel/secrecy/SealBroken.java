package vigil.kernel.secrecy;

import org.jspecify.annotations.Nullable;

/** A sealed value did not open: it was tampered with, moved, or its key is not this one. */
public final class SealBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SealBroken(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
