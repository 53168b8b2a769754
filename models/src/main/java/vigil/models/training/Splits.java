package vigil.models.training;

/** How a file is cut into what is learnt from, chosen by and judged by. */
public enum Splits {
    /** In order of time. */
    TIME("time"),

    /** In order of time, and no ring in two parts. */
    RING_DISJOINT("ring-disjoint"),

    /** The one, and for comparison the other. */
    BOTH("both");

    private final String word;

    Splits(String word) {
        this.word = word;
    }

    /** As it is said on the command line. */
    public String word() {
        return word;
    }
}
