package vigil.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForestTest {
    private static final String TEXT =
            """
            tree
            version=v4
            num_class=1
            max_feature_idx=1
            objective=binary sigmoid:1

            Tree=0
            num_leaves=3
            num_cat=0
            split_feature=0 1
            split_gain=9 4
            threshold=1.5 inf
            decision_type=8 10
            left_child=-1 -2
            right_child=1 -3
            leaf_value=-1 2 5
            leaf_count=60 30 10
            shrinkage=1

            Tree=1
            num_leaves=1
            num_cat=0
            leaf_value=0.25

            end of trees
            """;

    @Test
    void aVectorFallsThroughTheTrees() {
        Forest forest = Forest.ofLightgbm(TEXT);

        assertThat(forest.score(new double[] {1, 7})).isEqualTo(-0.75);
        assertThat(forest.score(new double[] {2, 7})).isEqualTo(2.25);
        assertThat(forest.score(new double[] {Double.NaN, Double.NaN})).isEqualTo(2.25);
    }

    @Test
    void contributionsAddUpToTheScore() {
        Forest forest = Forest.ofLightgbm(TEXT);
        double[] vector = {2, 7};

        assertThat(Arrays.stream(forest.attribute(vector)).sum()).isCloseTo(2.25, within(1e-12));
        assertThat(Arrays.stream(forest.shap(vector)).sum()).isCloseTo(2.25, within(1e-12));
        assertThat(forest.shap(vector)[2]).isCloseTo(0.5 + 0.25, within(1e-12));
    }

    @Test
    void packedTreesScoreAsWalkedOnes() {
        Random random = new Random(11);
        Tree[] trees = new Tree[37];
        for (int i = 0; i < trees.length; i++) {
            trees[i] = grown(random, 1 + random.nextInt(40));
        }
        Forest forest = new Forest(List.of(trees), 6);

        for (int i = 0; i < 2_000; i++) {
            double[] vector =
                    random.doubles(6, -2, 2)
                            .map(figure ->
                                    figure < -1.8 ? Double.NaN : figure > 1.8 ? 0 : (float) figure)
                            .toArray();
            assertThat(forest.score(vector)).isCloseTo(forest.walk(vector), within(1e-12));
            double[] reasons = new double[7];
            assertThat(forest.attribute(vector, reasons)).isEqualTo(forest.score(vector));
            assertThat(Arrays.stream(reasons).sum()).isCloseTo(forest.walk(vector), within(1e-5));
        }
    }

    @Test
    void shapValuesAreShapleysOwnOverAllSubsetsOfFeatures() {
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            Tree tree = grown(random, 1 + random.nextInt(30));
            double[] vector = random.doubles(6, -2, 2).map(figure -> (float) figure).toArray();

            double[] shap = new Forest(List.of(tree), 6).shap(vector);

            for (int feature = 0; feature < 6; feature++) {
                assertThat(shap[feature]).isCloseTo(shapley(tree, vector, feature), within(1e-12));
            }
            assertThat(shap[6]).isCloseTo(expected(tree, vector, 0, 0), within(1e-12));
        }
    }

    /** By its definition: what the feature adds to each subset of the others, weighted. */
    private static double shapley(Tree tree, double[] vector, int feature) {
        double[] weights = {1 / 6.0, 1 / 30.0, 1 / 60.0, 1 / 60.0, 1 / 30.0, 1 / 6.0};
        double sum = 0;
        for (int subset = 0; subset < 1 << 6; subset++) {
            if ((subset & 1 << feature) == 0) {
                double with = expected(tree, vector, 0, subset | 1 << feature);
                double without = expected(tree, vector, 0, subset);
                sum += weights[Integer.bitCount(subset)] * (with - without);
            }
        }
        return sum;
    }

    /** The mean of the leaves that rows like the vector in these features come to. */
    private static double expected(Tree tree, double[] vector, int child, int known) {
        if (child < 0) {
            return tree.value()[-1 - child];
        }
        if ((known & 1 << tree.feature()[child]) != 0) {
            return expected(tree, vector, tree.next(child, vector), known);
        }
        double left = tree.weightOf(tree.left()[child]);
        double right = tree.weightOf(tree.right()[child]);
        return (left * expected(tree, vector, tree.left()[child], known)
                        + right * expected(tree, vector, tree.right()[child], known))
                / (left + right);
    }

    @ParameterizedTest
    @CsvSource({
        "version=v4, version=v9, version v4",
        "binary sigmoid:1, regression, two classes",
        "split_feature=0 1, split_feature=0 2, a feature that is not there",
        "right_child=1 -3, right_child=0 -3, no tree",
        "right_child=1 -3, right_child=1 -2, no tree",
        "right_child=1 -3, right_child=1 -9, no tree",
        "decision_type=8 10, decision_type=9 10, by category",
        "leaf_value=-1 2 5, leaf_value=-1 2, 2 of leaf_value",
        "leaf_value=-1 2 5, leaf_value=-1 2 NaN, holds NaN",
        "leaf_value=-1 2 5, leaf_value=-1 2 x, broken",
        "leaf_count=60 30 10, leaf_count=60 0 10, an empty leaf",
        "num_leaves=3, num_leaves=99999999, has 99999999 leaves",
        "max_feature_idx=1, max_feature_idx=, broken",
        "end of trees, '', ends before",
    })
    void brokenTreesAreRefused(String whole, String broken, String reason) {
        String text = TEXT.replace(whole, broken);

        assertThatThrownBy(() -> Forest.ofLightgbm(text))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void noCutTextIsTakenForAModel() {
        for (int end = 0; end < TEXT.length() - 2; end++) {
            String cut = TEXT.substring(0, end);

            assertThatThrownBy(() -> Forest.ofLightgbm(cut)).isInstanceOf(ModelException.class);
        }
    }

    /** A random tree; a new node splits one of the leaves, as LightGBM does. */
    private static Tree grown(Random random, int wanted) {
        int nodes = 0;
        int[] left = new int[wanted];
        int[] right = new int[wanted];
        int[] depth = new int[wanted];
        while (nodes < wanted) {
            int above = nodes == 0 ? -1 : random.nextInt(nodes);
            int[] side = random.nextBoolean() ? left : right;
            if (above >= 0 && (side[above] >= 0 || depth[above] >= 7)) {
                wanted = nodes > 8 ? nodes : wanted;
                continue;
            }
            depth[nodes] = above < 0 ? 0 : depth[above] + 1;
            left[nodes] = above < 0 ? -1 : side[above];
            right[nodes] = -2 - nodes;
            if (above >= 0) {
                side[above] = nodes;
            }
            nodes++;
        }
        byte[] missing = new byte[nodes];
        boolean[] missingLeft = new boolean[nodes];
        for (int i = 0; i < nodes; i++) {
            missing[i] = (byte) random.nextInt(3);
            missingLeft[i] = random.nextBoolean();
        }
        double[] weight = random.ints(nodes + 1, 20, 900).asDoubleStream().toArray();
        return new Tree(
                random.ints(nodes, 0, 6).toArray(),
                random.doubles(nodes, -2, 2).toArray(),
                missing,
                missingLeft,
                Arrays.copyOf(left, nodes),
                Arrays.copyOf(right, nodes),
                random.doubles(nodes + 1, -1, 1).toArray(),
                weight);
    }
}
