package vigil.engine;

/** A transaction's name in 128 bits, opaque to the core. */
public record TransactionId(long high, long low) {
    /** Row {@code row} of a file, for analysis without a platform. */
    public static TransactionId ofRow(long row) {
        return new TransactionId(0, row);
    }
}
