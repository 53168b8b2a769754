package vigil.matcher.screening;

/**
 * How much a search brings.
 *
 * @param hits at most as many, the best first
 * @param cutoff none with a lower score
 */
public record SearchLimits(int hits, double cutoff) {

    private static final int MOST_HITS = 10_000;

    /** Ten hits from the score at which somebody should look. */
    public static final SearchLimits USUAL = new SearchLimits(10, 0.5);

    public SearchLimits {
        if (hits < 1 || hits > MOST_HITS || !(cutoff >= 0 && cutoff <= 1)) {
            throw new IllegalArgumentException(
                    "Limits are 1 to 10,000 hits and a score of 0 to 1.");
        }
    }
}
