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
                    "initials",
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
    static final int INITIALS = 10;
    static final int JOINED = 11;
    static final int FORM_CONFLICT = 12;
    static final int NUMBER_CONFLICT = 13;
    static final int OTHER_ORDER = 14;
    static final int WEAKEST_PAIR = 15;

    private static final double[] WEIGHTS = {
        2.23, -0.16, -5.50, -6.72, 0.50, -2.39, -2.29, -5.20, 0.00, -4.12, 0.12, 1.00, -0.37, -0.80, -2.00,
        -2.74
    };
    private static final double BIAS = 0.90;

    private Signs() {}

    /** Log-odds that the two names mean one. */
    static double logit(float[] signs) {
        double sum = BIAS;
        for (int i = 0; i < COUNT; i++) {
            sum += WEIGHTS[i] * signs[i];
        }
        return sum;
    }
}
