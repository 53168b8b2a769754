package vigil.monitoring.intake.csv;

import vigil.monitoring.intake.ClientId;

/**
 * The sender's name for a file: rows without an id of their own are known by it and their number,
 * so that the same file sent again under the same name holds the same transactions.
 *
 * @param value 1 to {@value #MAX_LENGTH} visible ASCII characters
 */
public record FileId(String value) {

    /** Longest name, so that a row number still fits behind it. */
    public static final int MAX_LENGTH = 100;

    public FileId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException(
                    "a file id has 1 to " + MAX_LENGTH + " visible ASCII characters");
        }
    }

    /** Whether {@code value} may be a file id. */
    public static boolean isWellFormed(String value) {
        return value.length() <= MAX_LENGTH && ClientId.isWellFormed(value);
    }

    ClientId row(long row) {
        return new ClientId(value + "/" + row);
    }
}
