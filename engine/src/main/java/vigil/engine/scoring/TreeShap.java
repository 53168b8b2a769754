package vigil.engine.scoring;

/**
 * Exact SHAP values of one tree and vector: Lundberg, Erion, Lee (2018), Algorithm 2, weighted by
 * training rows as LightGBM does it.
 */
final class TreeShap {
    private final Tree tree;
    private final double mean;

    /** For each node the share of its training rows that goes left. */
    private final double[] leftShare;

    private final int longest;

    TreeShap(Tree tree) {
        this.tree = tree;
        mean = tree.meanOf(tree.nodes() == 0 ? -1 : 0);
        longest = tree.depth() + 2;
        leftShare = new double[tree.nodes()];
        for (int node = 0; node < leftShare.length; node++) {
            leftShare[node] = tree.weightOf(tree.left()[node]) / tree.weightOf(node);
        }
    }

    /** Adds the tree's values of a vector; the mean goes to the last place. */
    void addTo(double[] contributions, double[] vector) {
        contributions[vector.length] += mean;
        if (tree.nodes() > 0) {
            new Walk(vector, contributions).to(0, new Way(longest).extended(1, 1, -1));
        }
    }

    private final class Walk {
        private final double[] vector;
        private final double[] contributions;

        Walk(double[] vector, double[] contributions) {
            this.vector = vector;
            this.contributions = contributions;
        }

        void to(int at, Way way) {
            if (at < 0) {
                double value = tree.value()[-1 - at];
                for (int i = 1; i < way.length; i++) {
                    contributions[way.feature[i]] +=
                            way.unwoundSum(i) * (way.one[i] - way.zero[i]) * value;
                }
                return;
            }
            int feature = tree.feature()[at];
            Way before = way;
            double zero = 1;
            double one = 1;
            int earlier = way.find(feature);
            if (earlier > 0) {
                zero = way.zero[earlier];
                one = way.one[earlier];
                before = way.unwound(earlier);
            }
            boolean left = tree.next(at, vector) == tree.left()[at];
            double share = leftShare[at];
            to(tree.left()[at], before.extended(zero * share, left ? one : 0, feature));
            to(tree.right()[at], before.extended(zero * (1 - share), left ? 0 : one, feature));
        }
    }

    /**
     * The features on a way from the root: for each the share of rows that goes on without knowing
     * it, whether the vector goes on, and the weight of all subsets of a size.
     */
    private static final class Way {
        final int[] feature;
        final double[] zero;
        final double[] one;
        final double[] weight;
        int length;

        Way(int most) {
            feature = new int[most];
            zero = new double[most];
            one = new double[most];
            weight = new double[most];
        }

        private Way copy() {
            Way copy = new Way(feature.length);
            System.arraycopy(feature, 0, copy.feature, 0, length);
            System.arraycopy(zero, 0, copy.zero, 0, length);
            System.arraycopy(one, 0, copy.one, 0, length);
            System.arraycopy(weight, 0, copy.weight, 0, length);
            copy.length = length;
            return copy;
        }

        int find(int wanted) {
            for (int i = 1; i < length; i++) {
                if (feature[i] == wanted) {
                    return i;
                }
            }
            return -1;
        }

        Way extended(double zeroShare, double oneShare, int by) {
            Way way = copy();
            int last = way.length++;
            way.feature[last] = by;
            way.zero[last] = zeroShare;
            way.one[last] = oneShare;
            way.weight[last] = last == 0 ? 1 : 0;
            for (int i = last - 1; i >= 0; i--) {
                way.weight[i + 1] += oneShare * way.weight[i] * (i + 1) / (last + 1);
                way.weight[i] = zeroShare * way.weight[i] * (last - i) / (last + 1);
            }
            return way;
        }

        Way unwound(int gone) {
            Way way = copy();
            int last = length - 1;
            double next = weight[last];
            for (int i = last - 1; i >= 0; i--) {
                if (one[gone] != 0) {
                    double before = way.weight[i];
                    way.weight[i] = next * (last + 1) / ((i + 1) * one[gone]);
                    next = before - way.weight[i] * zero[gone] * (last - i) / (last + 1);
                } else {
                    way.weight[i] = way.weight[i] * (last + 1) / (zero[gone] * (last - i));
                }
            }
            for (int i = gone; i < last; i++) {
                way.feature[i] = feature[i + 1];
                way.zero[i] = zero[i + 1];
                way.one[i] = one[i + 1];
            }
            way.length = last;
            return way;
        }

        double unwoundSum(int gone) {
            int last = length - 1;
            double next = weight[last];
            double sum = 0;
            for (int i = last - 1; i >= 0; i--) {
                if (one[gone] != 0) {
                    double here = next * (last + 1) / ((i + 1) * one[gone]);
                    sum += here;
                    next = weight[i] - here * zero[gone] * (last - i) / (last + 1);
                } else {
                    sum += weight[i] / zero[gone] * (last + 1) / (last - i);
                }
            }
            return sum;
        }
    }
}
