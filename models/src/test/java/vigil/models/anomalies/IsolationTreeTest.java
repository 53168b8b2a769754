package vigil.models.anomalies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vigil.engine.scoring.Forest;

class IsolationTreeTest {
    private static final int TREES = 64;
    private static final String HEAD =
            "tree\nversion=v4\nnum_class=1\nmax_feature_idx=1\nobjective=binary sigmoid:1\n\n";

    /** A cloud around a hundred, and one payment of a million. */
    private static Forest forest(long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder(HEAD);
        for (int tree = 0; tree < TREES; tree++) {
            float[][] rows = new float[128][];
            for (int i = 0; i < rows.length; i++) {
                float amount = i == 0 ? 1_000_000 : 50 + 100 * (float) chance.nextDouble();
                rows[i] = new float[] {amount, (float) chance.nextDouble()};
            }
            text.append(IsolationTree.grow(tree, rows, TREES, chance));
        }
        return Forest.ofLightgbm(text.append("end of trees\n").toString());
    }

    @Test
    void whatStandsAloneIsReachedSooner() {
        Forest forest = forest(1);

        double usual = forest.score(new double[] {100, 0.5});
        double alone = forest.score(new double[] {1_000_000, 0.5});

        assertThat(alone).isGreaterThan(usual + 0.3);
        assertThat(usual).isBetween(-2.0, -0.9);
    }

    @Test
    void reasonsNameTheFigureThatSetItApart() {
        double[] contributions = forest(2).attribute(new double[] {1_000_000, 0.5});

        assertThat(contributions[0]).isGreaterThan(5 * Math.abs(contributions[1]));
    }

    @Test
    void theSameSeedGivesTheSameTree() {
        assertThat(forest(3).score(new double[] {70, 0.1}))
                .isEqualTo(forest(3).score(new double[] {70, 0.1}))
                .isNotEqualTo(forest(4).score(new double[] {70, 0.1}));
    }

    @Test
    void rowsThatAreAllAlikeMakeOneLeaf() {
        float[][] alike = new float[16][];
        java.util.Arrays.setAll(alike, i -> new float[] {5, 5});

        String tree = IsolationTree.grow(0, alike, 1, new SplittableRandom(1));
        Forest forest = Forest.ofLightgbm(HEAD + tree + "end of trees\n");

        assertThat(forest.score(new double[] {5, 5})).isCloseTo(-1, within(1e-6));
    }

    @Test
    void cutsAreThoseOfARandomSearchTree() {
        assertThat(IsolationTree.cuts(1)).isZero();
        assertThat(IsolationTree.cuts(2)).isEqualTo(1);
        assertThat(IsolationTree.cuts(256))
                .as("Liu et al., equation 1")
                .isCloseTo(10.24, within(0.01));
    }
}
