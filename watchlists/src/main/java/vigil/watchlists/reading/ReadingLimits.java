package vigil.watchlists.reading;

/**
 * What a list file may cost at most.
 *
 * @param bytes of one file, unpacked
 * @param recordCharacters of one record: an entry, a line, a row
 * @param fieldCharacters of one value
 */
public record ReadingLimits(long bytes, int recordCharacters, int fieldCharacters) {

    public ReadingLimits {
        if (bytes < 1 || recordCharacters < 1 || fieldCharacters < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    /** A gigabyte, 8 million and 256 thousand characters: several times what any list needs. */
    public static ReadingLimits defaults() {
        return new ReadingLimits(1L << 30, 1 << 23, 1 << 18);
    }

    public ReadingLimits withBytes(long most) {
        return new ReadingLimits(most, recordCharacters, fieldCharacters);
    }
}
