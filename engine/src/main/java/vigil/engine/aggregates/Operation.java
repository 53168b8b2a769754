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
    LAST;

    /** Whether the answer is an amount of money and not a number of things. */
    public boolean isMoney() {
        return this != COUNT && this != DISTINCT;
    }
}
