package vigil.engine.scoring;

import java.util.List;

/**
 * Additive reasons: what the mean of a tree changes by at each step of the vector's way belongs to
 * the feature asked there (Saabas). One walk through each tree.
 */
final class PathAttribution {
    private final Tree[] trees;

    /** For each tree the mean at each node, then the value of each leaf. */
    private final double[][] means;

    private final double mean;

    PathAttribution(List<Tree> of) {
        trees = of.toArray(Tree[]::new);
        means = new double[trees.length][];
        double sum = 0;
        for (int i = 0; i < trees.length; i++) {
            Tree tree = trees[i];
            means[i] = new double[tree.nodes()];
            for (int node = 0; node < tree.nodes(); node++) {
                means[i][node] = tree.meanOf(node);
            }
            sum += tree.nodes() == 0 ? tree.value()[0] : means[i][0];
        }
        mean = sum;
    }

    double[] of(double[] vector, int features) {
        double[] contributions = new double[features + 1];
        contributions[features] = mean;
        for (int i = 0; i < trees.length; i++) {
            Tree tree = trees[i];
            int at = tree.nodes() == 0 ? -1 : 0;
            while (at >= 0) {
                int next = tree.next(at, vector);
                double there = next < 0 ? tree.value()[-1 - next] : means[i][next];
                contributions[tree.feature()[at]] += there - means[i][at];
                at = next;
            }
        }
        return contributions;
    }
}
