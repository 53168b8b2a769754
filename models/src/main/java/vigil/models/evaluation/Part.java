package vigil.models.evaluation;

import java.util.List;

/**
 * Quality on one part of a split.
 *
 * @param atThreshold of the transactions that are flagged
 * @param recallAtTenthPercent when officers look at one transaction in a thousand
 * @param recallAtOnePercent when they look at one in a hundred
 * @param typologies empty where no row has one
 */
public record Part(
        int rows,
        int laundering,
        Ranking.Quality atThreshold,
        double averagePrecision,
        double recallAtTenthPercent,
        double recallAtOnePercent,
        Reliability reliability,
        RingQuality rings,
        List<TypologyQuality> typologies) {
    private static final double TENTH_PERCENT = 0.001;
    private static final double ONE_PERCENT = 0.01;

    public Part {
        typologies = List.copyOf(typologies);
    }

    /**
     * Holds scores against what is known.
     *
     * @param probabilities of the same rows
     * @param threshold from which on a score is flagged
     */
    public static Part of(double[] scores, double[] probabilities, Truth truth, double threshold) {
        Ranking ranking = new Ranking(scores, truth.laundering());
        boolean[] flagged = new boolean[scores.length];
        for (int i = 0; i < flagged.length; i++) {
            flagged[i] = scores[i] >= threshold;
        }
        return new Part(
                scores.length,
                ranking.positives(),
                ranking.at(threshold),
                ranking.averagePrecision(),
                ranking.recallWithin(TENTH_PERCENT),
                ranking.recallWithin(ONE_PERCENT),
                Reliability.of(probabilities, truth.laundering()),
                RingQuality.of(flagged, truth),
                TypologyQuality.of(flagged, truth));
    }
}
