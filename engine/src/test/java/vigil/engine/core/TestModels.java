package vigil.engine.core;

import java.time.Duration;
import java.util.List;
import vigil.engine.scoring.Calibration;
import vigil.engine.scoring.FeatureSpecification;
import vigil.engine.scoring.Forest;
import vigil.engine.scoring.ScoringModel;
import vigil.engine.scoring.ServedModel;

/** Small models whose every answer can be foretold. */
final class TestModels {
    private static final String HASH = "0123456789abcdef".repeat(4);

    /**
     * Log odds 2 from an amount of 1,000 on, else -2; a new pair adds 0.5, a known one takes it.
     */
    private static final String TREES =
            """
            tree
            version=v4
            num_class=1
            max_feature_idx=2
            objective=binary sigmoid:1

            Tree=0
            num_leaves=2
            num_cat=0
            split_feature=0
            threshold=999.995
            decision_type=10
            left_child=-1
            right_child=-2
            leaf_value=-2 2
            leaf_count=75 25

            Tree=1
            num_leaves=2
            num_cat=0
            split_feature=1
            threshold=0.5
            decision_type=10
            left_child=-1
            right_child=-2
            leaf_value=-0.5 0.5
            leaf_count=50 50

            Tree=2
            num_leaves=2
            num_cat=0
            split_feature=2
            threshold=2.5
            decision_type=10
            left_child=-1
            right_child=-2
            leaf_value=0 0.25
            leaf_count=90 10

            end of trees
            """;

    private TestModels() {}

    /** Flags a thousand and more. */
    static ServedModel thousand(int version) {
        return flagging(version, 1);
    }

    /** Flags nothing. */
    static ServedModel never(int version) {
        return flagging(version, 100);
    }

    static ServedModel of(int version, Duration window) {
        return served(version, 1, window);
    }

    private static ServedModel flagging(int version, double threshold) {
        return served(version, threshold, CoreSettings.defaults().window());
    }

    private static ServedModel served(int version, double threshold, Duration window) {
        ScoringModel scoring =
                new ScoringModel(
                        FeatureSpecification.of(List.of("amount", "pair.isNew", "cycle.hops")),
                        Forest.ofLightgbm(TREES),
                        new Calibration(List.of(-3.0, 3.0), List.of(0.0, 0.6)),
                        threshold);
        return new ServedModel("test-model", version, HASH, window, scoring);
    }
}
