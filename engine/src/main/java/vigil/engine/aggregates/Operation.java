package vigil.engine.aggregates;

/** What an aggregate does with the payments that it counts. */
public enum Operation {
    COUNT,
    SUM,
    /** Different values, exact up to the declared bound and the bound itself beyond. */
    DISTINCT,
    AVG,
    MAX,
    MIN,
    /** Sample standard deviation; zero below two payments. */
    STDDEV,
    /** Of the newest payments, as many as declared; the lower one of the two in the middle. */
    MEDIAN,
    /** The amount of the earliest payment. */
    FIRST,
    /** The amount of the latest payment. */
    LAST,
    /**
     * Of the newest payments, as many as declared: how many are like the newest of them, itself
     * too.
     */
    ALIKE,
    /**
     * How many standard deviations the payments of the newest slot are above the mean of the slots
     * before; the deviation is one payment at least, so that a steady habit is no trap.
     */
    SURGE,
    /**
     * Chi-square of the first digits of the amounts against Benford's law, eight degrees of
     * freedom; zero below fifty payments.
     */
    BENFORD;

    /** What an answer is. */
    public enum Answer {
        THINGS,
        MONEY,
        RATIO
    }

    public Answer answer() {
        return switch (this) {
            case COUNT, DISTINCT, ALIKE -> Answer.THINGS;
            case SUM, AVG, MAX, MIN, STDDEV, MEDIAN, FIRST, LAST -> Answer.MONEY;
            case SURGE, BENFORD -> Answer.RATIO;
        };
    }

    /** Whether single values are kept of each key, and not slots. */
    public boolean keepsValues() {
        return this == DISTINCT || this == MEDIAN || this == ALIKE;
    }
}
