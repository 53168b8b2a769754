package vigil.matcher.alignment;

/**
 * A text prepared for many edit distances: optimal string alignment (insertion, deletion,
 * substitution, transposition of neighbours) by bit-vectors, 64 rows at once (Hyyrö, "A bit-vector
 * algorithm for computing Levenshtein and Damerau edit distances", 2003).
 */
final class Pattern {

    private static final int ROWS = 64;

    /** Of the other text, letters beyond count as one edit each. */
    private static final int LONGEST = 128;

    private final byte[] letters = new byte[LONGEST];
    private final long[] rowsOf = new long[128];
    private String text = "";

    /** Texts beyond 64 characters count by their first 64. */
    void set(String of) {
        for (int i = 0; i < text.length(); i++) {
            rowsOf[text.charAt(i) & 127] = 0;
        }
        text = of.length() > ROWS ? of.substring(0, ROWS) : of;
        for (int i = 0; i < text.length(); i++) {
            rowsOf[text.charAt(i) & 127] |= 1L << i;
        }
    }

    int distance(String other) {
        int counted = Math.min(LONGEST, other.length());
        for (int i = 0; i < counted; i++) {
            letters[i] = (byte) (other.charAt(i) & 127);
        }
        return distance(letters, 0, counted) + other.length() - counted;
    }

    /** The distance of the letters (below 128) that stand in an array from a place on. */
    int distance(byte[] others, int from, int count) {
        int length = text.length();
        if (length == 0) {
            return count;
        }
        long last = 1L << (length - 1);
        long vertical = -1L;
        long verticalLess = 0;
        long diagonal = 0;
        long before = 0;
        int distance = length;
        for (int i = from; i < from + count; i++) {
            long rows = rowsOf[others[i]];
            long swapped = ((~diagonal & rows) << 1) & before;
            diagonal = (((rows & vertical) + vertical) ^ vertical) | rows | verticalLess | swapped;
            long more = verticalLess | ~(diagonal | vertical);
            long less = diagonal & vertical;
            distance += (more & last) != 0 ? 1 : 0;
            distance -= (less & last) != 0 ? 1 : 0;
            more = (more << 1) | 1;
            less <<= 1;
            vertical = less | ~(diagonal | more);
            verticalLess = more & diagonal;
            before = rows;
        }
        return distance;
    }
}
