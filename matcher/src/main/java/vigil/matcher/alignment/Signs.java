package vigil.matcher.alignment;

import java.util.List;

/** What an alignment of two names says, as figures, and their calibrated weights. */
public final class Signs {

    /** The figures in their order. */
    public static final List<String> NAMES =
            List.of(
                    "matched",
                    "matchedSquared",
                    "dissimilarity",
                    "conflict",
                    "askedSurplus",
                    "listedSurplus",
                    "conflictShare",
                    "askedSurplusShare",
                    "listedSurplusShare",
                    "dissimilarityShare",
                    "assumed",
                    "joined",
                    "formConflict",
                    "numberConflict",
                    "otherOrder",
                    "weakestPair");

    static final int COUNT = NAMES.size();
    static final int MATCHED = 0;
    static final int MATCHED_SQUARED = 1;
    static final int DISSIMILARITY = 2;
    static final int CONFLICT = 3;
    static final int ASKED_SURPLUS = 4;
    static final int LISTED_SURPLUS = 5;
    static final int CONFLICT_SHARE = 6;
    static final int ASKED_SURPLUS_SHARE = 7;
    static final int LISTED_SURPLUS_SHARE = 8;
    static final int DISSIMILARITY_SHARE = 9;
    static final int ASSUMED = 10;
    static final int JOINED = 11;
    static final int FORM_CONFLICT = 12;
    static final int NUMBER_CONFLICT = 13;
    static final int OTHER_ORDER = 14;
    static final int WEAKEST_PAIR = 15;

    private static final double[] PERSONS = {
        3.63, -0.54, -4.27, -6.06, -1.27, -2.17, -2.63, -4.45, 0.00, -3.92, -0.20, 0.74, -2.50,
        -2.00, -2.00, -3.53
    };
    private static final double PERSONS_BIAS = -0.62;
    private static final double[] OTHERS = {
        2.46, -0.18, -3.53, -3.86, 0.50, -2.63, -4.83, -4.41, 0.00, -3.19, -1.45, 0.56, -2.50,
        -2.00, -0.30, -3.71
    };
    private static final double OTHERS_BIAS = 0.94;

    private Signs() {}

    /**
     * The log-odds that two names may come to at best: of what they weigh, so much may be the same.
     */
    public static double ceiling(float same, float asked, float listed, boolean persons) {
        double[] weights = persons ? PERSONS : OTHERS;
        double bias = persons ? PERSONS_BIAS : OTHERS_BIAS;
        double total = Math.max(0.05, (asked + listed) / 2);
        double askedLeft = Math.max(0, asked - same);
        double listedLeft = Math.max(0, listed - same);
        double conflict = Math.min(askedLeft, listedLeft);
        double askedSurplus = askedLeft - conflict;
        double listedSurplus = listedLeft - conflict;
        return bias
                + weights[MATCHED] * same
                + weights[MATCHED_SQUARED] * same * same
                + (weights[CONFLICT] + weights[CONFLICT_SHARE] / total) * conflict
                + (weights[ASKED_SURPLUS] + weights[ASKED_SURPLUS_SHARE] / total) * askedSurplus
                + (weights[LISTED_SURPLUS] + weights[LISTED_SURPLUS_SHARE] / total) * listedSurplus;
    }

    /** Log-odds that the two names mean one; persons and other things are weighed apart. */
    static double logit(float[] signs, boolean persons) {
        double[] weights = persons ? PERSONS : OTHERS;
        double sum = persons ? PERSONS_BIAS : OTHERS_BIAS;
        for (int i = 0; i < COUNT; i++) {
            sum += weights[i] * signs[i];
        }
        return sum;
    }
}
