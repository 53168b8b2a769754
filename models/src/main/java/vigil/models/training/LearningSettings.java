package vigil.models.training;

/**
 * How trees are grown. One thread and one seed: the same samples give the same trees.
 *
 * @param trees at most
 * @param patience trees without a better average precision on validation, after which growing ends
 */
public record LearningSettings(int trees, int patience, double rate, int leaves, long seed) {
    /** No deeper, so that the engine can pack them. */
    static final int DEPTH = 6;

    public static LearningSettings defaults() {
        return new LearningSettings(500, 60, 0.1, 31, 1);
    }

    public LearningSettings withSeed(long other) {
        return new LearningSettings(trees, patience, rate, leaves, other);
    }

    public LearningSettings withTrees(int most) {
        return new LearningSettings(most, patience, rate, leaves, seed);
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
