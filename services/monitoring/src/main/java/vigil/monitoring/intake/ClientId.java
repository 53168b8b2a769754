package vigil.monitoring.intake;

/**
 * The sender's own name for a transaction: the same name is the same transaction for ever.
 *
 * @param value 1 to {@value #MAX_LENGTH} visible ASCII characters
 */
public record ClientId(String value) {

    /** Longest name that is taken. */
    public static final int MAX_LENGTH = 128;

    public ClientId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException(
                    "a client id has 1 to " + MAX_LENGTH + " visible ASCII characters");
        }
    }

    /** Whether {@code value} may be a client id. */
    public static boolean isWellFormed(String value) {
        return !value.isEmpty()
                && value.length() <= MAX_LENGTH
                && value.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
