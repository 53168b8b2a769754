package vigil.launcher.terminal;

import org.jspecify.annotations.Nullable;

/** Something that the person at the terminal must know or put right; its message is for reading. */
public final class Trouble extends RuntimeException {

    public Trouble(String message) {
        this(message, null);
    }

    public Trouble(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The reason of a failure in words: the deepest message, never a stack trace. */
    public static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String message = deepest.getMessage();
        if (deepest instanceof java.nio.file.AccessDeniedException) {
            return "no permission for " + message;
        }
        if (deepest instanceof java.nio.file.NoSuchFileException) {
            return "no such file: " + message;
        }
        return message == null || message.isBlank() ? deepest.getClass().getSimpleName() : message;
    }
}
