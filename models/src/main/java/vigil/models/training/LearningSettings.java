package vigil.models.training;

/**
 * How trees are grown. One thread and one seed: the same samples give the same trees.
 *
 * @param models grown with seeds of their own, whose mean is the score
 * @param trees of all of them together, at most
 * @param features the strongest of a first model, over which all are grown; the engine reads each
 *     of them for every transaction
 * @param patience trees without a better average precision on validation, after which growing ends
 */
public record LearningSettings(
        int models, int trees, int features, int patience, double rate, int leaves, long seed) {
    /** No deeper, so that the engine can pack them. */
    static final int DEPTH = 6;

    public static LearningSettings defaults() {
        return new LearningSettings(4, 500, 1_000, 40, 0.1, 31, 1);
    }

    public LearningSettings withSeed(long other) {
        return new LearningSettings(models, trees, features, patience, rate, leaves, other);
    }

    public LearningSettings withTrees(int most) {
        return new LearningSettings(models, most, features, patience, rate, leaves, seed);
    }

    public LearningSettings withFeatures(int most) {
        return new LearningSettings(models, trees, most, patience, rate, leaves, seed);
    }

    /** Fewer and bolder trees for a faster rate; growing then ends sooner too. */
    public LearningSettings withRate(double faster) {
        int sooner = (int) Math.max(10, patience * rate / faster);
        return new LearningSettings(models, trees, features, sooner, faster, leaves, seed);
    }

    /** Those of one of the models. */
    LearningSettings ofModel(int number) {
        return new LearningSettings(
                1,
                Math.max(1, trees / models),
                features,
                patience,
                rate,
                leaves,
                seed * 1_000 + number);
    }

    /** As LightGBM reads them. */
    public String parameters() {
        return "objective=binary metric=average_precision learning_rate="
                + rate
                + " num_leaves="
                + leaves
                + " max_depth="
                + DEPTH
                + " min_data_in_leaf=20 feature_fraction=0.5 bagging_fraction=0.8 bagging_freq=1"
                + " lambda_l2=1 max_bin=63 num_threads=1 deterministic=true force_row_wise=true"
                + " verbosity=-1 seed="
                + seed;
    }
}
