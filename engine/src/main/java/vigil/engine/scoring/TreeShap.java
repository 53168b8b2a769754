package vigil.engine.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Exact SHAP values of one tree: path-dependent as Lundberg, Erion, Lee (2018) define them,
 * weighted by training rows as LightGBM does it. Keeps nothing of what it is asked.
 *
 * <p>A leaf is a game of its own. Without a player, a feature asked on its way, the share of rows
 * that goes on there counts; with it, the leaf counts whole if the vector goes on and not at all if
 * it does not. So the subsets that count are those of the features by which the vector goes on, and
 * their sum by size is a polynomial: the product of {@code share + x}. One factor is divided out
 * for the feature that is asked about, and all that would turn the vector away share one sum.
 */
final class TreeShap {
    private final Tree tree;
    private final double mean;
    private final Leaf[] leaves;

    /** For n players and a subset of k: k! (n - k - 1)! / n!. */
    private final double[][] weights;

    private final int mostPlayers;

    /**
     * @param features asked on the way, each once
     * @param shares for each, the share of training rows that goes on by it
     * @param nodes the way from the root
     * @param toLeft for each node whether the way goes left there
     * @param player for each node which of the features it asks
     */
    private record Leaf(
            double value,
            int[] features,
            double[] shares,
            int[] nodes,
            boolean[] toLeft,
            int[] player) {}

    TreeShap(Tree tree) {
        this.tree = tree;
        mean = tree.meanOf(tree.nodes() == 0 ? -1 : 0);
        List<Leaf> found = new ArrayList<>();
        if (tree.nodes() > 0) {
            collect(0, new int[0], new boolean[0], found);
        }
        leaves = found.toArray(Leaf[]::new);
        mostPlayers =
                Arrays.stream(leaves).mapToInt(leaf -> leaf.features().length).max().orElse(0);
        weights = weights(mostPlayers);
    }

    private static double[][] weights(int most) {
        double[][] weights = new double[most + 1][];
        for (int n = 1; n <= most; n++) {
            weights[n] = new double[n];
            weights[n][0] = 1.0 / n;
            for (int k = 1; k < n; k++) {
                weights[n][k] = weights[n][k - 1] * k / (n - k);
            }
        }
        return weights;
    }

    private void collect(int at, int[] way, boolean[] toLeft, List<Leaf> found) {
        if (at < 0) {
            found.add(leaf(tree.value()[-1 - at], way, toLeft));
            return;
        }
        int[] longer = Arrays.copyOf(way, way.length + 1);
        longer[way.length] = at;
        for (boolean left : new boolean[] {true, false}) {
            boolean[] turns = Arrays.copyOf(toLeft, way.length + 1);
            turns[way.length] = left;
            collect(left ? tree.left()[at] : tree.right()[at], longer, turns, found);
        }
    }

    private Leaf leaf(double value, int[] way, boolean[] toLeft) {
        int[] features = Arrays.stream(way).map(node -> tree.feature()[node]).distinct().toArray();
        double[] shares = new double[features.length];
        Arrays.fill(shares, 1);
        int[] player = new int[way.length];
        for (int i = 0; i < way.length; i++) {
            player[i] = indexOf(features, tree.feature()[way[i]]);
            int next = toLeft[i] ? tree.left()[way[i]] : tree.right()[way[i]];
            shares[player[i]] *= tree.weightOf(next) / tree.weightOf(way[i]);
        }
        return new Leaf(value, features, shares, way, toLeft, player);
    }

    private static int indexOf(int[] features, int feature) {
        int at = 0;
        while (features[at] != feature) {
            at++;
        }
        return at;
    }

    /** Adds the tree's values of a vector; the mean goes to the last place. */
    void addTo(double[] contributions, double[] vector) {
        contributions[vector.length] += mean;
        if (leaves.length > 0) {
            new Game(contributions, vector).play();
        }
    }

    private final class Game {
        private final double[] contributions;
        private final boolean[] left = new boolean[tree.nodes()];
        private final boolean[] goesOn = new boolean[mostPlayers];
        private final double[] product = new double[mostPlayers + 1];
        private int degree;
        private double aside;

        Game(double[] contributions, double[] vector) {
            this.contributions = contributions;
            for (int node = 0; node < left.length; node++) {
                left[node] = tree.next(node, vector) == tree.left()[node];
            }
        }

        void play() {
            for (Leaf leaf : leaves) {
                seat(leaf);
                multiply(leaf);
                share(leaf);
            }
        }

        /** Which features let the vector go on to the leaf. */
        private void seat(Leaf leaf) {
            Arrays.fill(goesOn, 0, leaf.features().length, true);
            for (int i = 0; i < leaf.nodes().length; i++) {
                goesOn[leaf.player()[i]] &= left[leaf.nodes()[i]] == leaf.toLeft()[i];
            }
        }

        /** The product of share + x over those, and that of the shares of the others. */
        private void multiply(Leaf leaf) {
            aside = leaf.value();
            degree = 0;
            product[0] = 1;
            for (int i = 0; i < leaf.features().length; i++) {
                double share = leaf.shares()[i];
                if (!goesOn[i]) {
                    aside *= share;
                    continue;
                }
                product[degree + 1] = product[degree];
                for (int k = degree; k > 0; k--) {
                    product[k] = product[k] * share + product[k - 1];
                }
                product[0] *= share;
                degree++;
            }
        }

        private void share(Leaf leaf) {
            double[] weight = weights[leaf.features().length];
            double turnedAway = degree < weight.length ? -aside * sum(weight) : 0;
            for (int i = 0; i < leaf.features().length; i++) {
                double share = leaf.shares()[i];
                contributions[leaf.features()[i]] +=
                        goesOn[i] ? (1 - share) * aside * sumWithout(share, weight) : turnedAway;
            }
        }

        private double sum(double[] weight) {
            double sum = 0;
            for (int k = 0; k <= degree; k++) {
                sum += weight[k] * product[k];
            }
            return sum;
        }

        /**
         * The same of the product divided by share + x; shares reach 1 at most, so it is stable.
         */
        private double sumWithout(double share, double[] weight) {
            double quotient = product[degree];
            double sum = weight[degree - 1] * quotient;
            for (int k = degree - 1; k > 0; k--) {
                quotient = product[k] - share * quotient;
                sum += weight[k - 1] * quotient;
            }
            return sum;
        }
    }
}
