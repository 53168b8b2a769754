package vigil.matcher.alignment;

/**
 * A text prepared for many edit distances: optimal string alignment (insertion, deletion,
 * substitution, transposition of neighbours) by bit-vectors, 64 rows at once (Hyyrö, "A bit-vector
 * algorithm for computing Levenshtein and Damerau edit distances", 2003).
 */
final class Pattern {

    private static final int ROWS = 64;

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
        int length = text.length();
        if (length == 0) {
            return other.length();
        }
        long last = 1L << (length - 1);
        long vertical = -1L;
        long verticalLess = 0;
        long diagonal = 0;
        long before = 0;
        int distance = length;
        for (int i = 0; i < other.length(); i++) {
            long rows = rowsOf[other.charAt(i) & 127];
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
