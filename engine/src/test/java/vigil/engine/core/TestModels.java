package vigil.engine.core;

import java.time.Duration;
import java.util.List;
import vigil.engine.scoring.AnomalyModel;
import vigil.engine.scoring.Calibration;
import vigil.engine.scoring.FeatureSpecification;
import vigil.engine.scoring.Forest;
import vigil.engine.scoring.PeerGroup;
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

    /** Minus one of ordinary amounts, minus a half from 1,000 on: fewer cuts reach them. */
    private static final String CUTS =
            """
            tree
            version=v4
            num_class=1
            max_feature_idx=1
            objective=binary sigmoid:1

            Tree=0
            num_leaves=2
            num_cat=0
            split_feature=0
            threshold=999.995
            decision_type=2
            left_child=-1
            right_child=-2
            leaf_value=-1 -0.5
            leaf_count=99 1

            end of trees
            """;

    private TestModels() {}

    /** Rates a thousand and more as more unusual than 99.95 % of all; first payments are alike. */
    static AnomalyModel anomalies() {
        return new AnomalyModel(
                FeatureSpecification.of(List.of("amount", "pair.isNew")),
                List.of(
                        peers(PeerGroup.EVERYBODY, 0.9995),
                        peers("/seldom/first", 0.5),
                        peers("small-business/seldom/later", 0.999)));
    }

    private static AnomalyModel.Peers peers(String group, double share) {
        return new AnomalyModel.Peers(
                group,
                Forest.ofLightgbm(CUTS),
                new Calibration(List.of(-1.0, -0.5), List.of(0.0, share)));
    }

    /** Flags a thousand and more, and tells what is unusual. */
    static ServedModel telling(int version) {
        ServedModel plain = thousand(version);
        return new ServedModel(
                plain.name(), version, plain.hash(), plain.window(), plain.scoring(), anomalies());
    }

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
        return new ServedModel("test-model", version, HASH, window, scoring, null);
    }
}
