package vigil.engine.scoring;

import java.util.Arrays;

/**
 * Exact SHAP values of one tree: path-dependent as Lundberg, Erion, Lee (2018) define them,
 * weighted by training rows as LightGBM does it.
 *
 * <p>A leaf is a game of its own among the features asked on its way. Without one of them the share
 * of training rows that goes on there counts; with it, the leaf counts whole if the vector goes on
 * and not at all if it does not. Shapley's weight of a subset is an integral, {@code k! (n-k-1)!/n!
 * = ∫ t^k (1-t)^(n-k-1) dt} from 0 to 1. So what a leaf gives to a feature is its value times
 * {@code on - share} times the integral of the product, over the other features, of {@code share
 * (1-t) + on t}, where {@code on} is 1 or 0: a polynomial, which a few points integrate exactly.
 *
 * <p>At each point the products are carried down the tree once and the sums over leaves up again.
 * Where a feature is asked again further down, the steps count as one: what the upper step gives to
 * the leaves below the lower one is taken back there.
 */
final class TreeShap {
    private final Tree tree;
    private final double mean;
    private final GaussLegendre rule;

    /**
     * Steps from a node to a child, an upper one before those below it; step 0 leads to the root.
     * For each the node that it starts from.
     */
    private final int[] node;

    /** 1 where the step goes left, else -1. */
    private final double[] side;

    private final int[] feature;

    /** For each step the one that leads to its node. */
    private final int[] above;

    /** For each step the last one above that asks the same feature; 0 for none. */
    private final int[] same;

    /** For each step the share of training rows that goes on by its feature so far. */
    private final double[] share;

    private final double[] shareBefore;

    /** For each step the value of the leaf that it leads to; zero where that is a node. */
    private final double[] value;

    private int steps = 1;

    TreeShap(Tree tree) {
        this.tree = tree;
        mean = tree.meanOf(tree.nodes() == 0 ? -1 : 0);
        rule = GaussLegendre.exactTo(Math.max(0, tree.depth() - 1));
        int most = steps + 2 * tree.nodes();
        node = new int[most];
        side = new double[most];
        feature = new int[most];
        above = new int[most];
        same = new int[most];
        share = new double[most];
        shareBefore = new double[most];
        value = new double[most];
        share[0] = 1;
        shareBefore[0] = 1;
        if (tree.nodes() > 0) {
            collect(0, 0);
        }
    }

    private void collect(int from, int by) {
        collect(from, by, true);
        collect(from, by, false);
    }

    private void collect(int from, int by, boolean toLeft) {
        int child = toLeft ? tree.left()[from] : tree.right()[from];
        int step = steps++;
        node[step] = from;
        side[step] = toLeft ? 1 : -1;
        feature[step] = tree.feature()[from];
        above[step] = by;
        same[step] = lastAsking(feature[step], by);
        shareBefore[step] = share[same[step]];
        share[step] = shareBefore[step] * tree.weightOf(child) / tree.weightOf(from);
        if (child < 0) {
            value[step] = tree.value()[-1 - child];
        } else {
            collect(child, step);
        }
    }

    private int lastAsking(int asked, int from) {
        int step = from;
        while (step > 0 && feature[step] != asked) {
            step = above[step];
        }
        return step;
    }

    /**
     * What a walk writes on.
     *
     * @param turn for each node 1 where the vector goes left, else -1
     * @param on for each step 1 if its feature lets the vector go on, else 0
     * @param onBefore the same of the last step above that asks the same feature
     * @param factor what the product is multiplied by
     * @param gives what of the sum of the leaves below goes to the feature
     * @param sum the product, and then the sum of the leaves below
     * @param given what the feature has been given
     */
    record Slate(
            double[] turn,
            double[] on,
            double[] onBefore,
            double[] factor,
            double[] gives,
            double[] sum,
            double[] given) {

        /** For trees of up to so many nodes. */
        static Slate of(int nodes) {
            int steps = 1 + 2 * nodes;
            return new Slate(
                    new double[nodes],
                    new double[steps],
                    new double[steps],
                    new double[steps],
                    new double[steps],
                    new double[steps],
                    new double[steps]);
        }
    }

    int nodes() {
        return tree.nodes();
    }

    /** Adds the tree's values of a vector; the mean goes to the last place. */
    void addTo(double[] contributions, double[] vector, Slate slate) {
        look(vector, slate);
        Arrays.fill(slate.given(), 0, steps, 0);
        for (int point = 0; point < rule.size(); point++) {
            weigh(rule.points()[point], rule.weights()[point], slate);
            down(slate);
            up(slate);
        }
        for (int step = 1; step < steps; step++) {
            contributions[feature[step]] += slate.given()[step];
        }
        contributions[vector.length] += mean;
    }

    private void look(double[] vector, Slate slate) {
        double[] turn = slate.turn();
        double[] on = slate.on();
        for (int i = 0; i < tree.nodes(); i++) {
            turn[i] = tree.goesLeft(i, vector) ? 1 : -1;
        }
        on[0] = 1;
        slate.onBefore()[0] = 1;
        for (int step = 1; step < steps; step++) {
            double before = on[same[step]];
            slate.onBefore()[step] = before;
            // No question, which the processor would have to guess: 1 or 0.
            on[step] = before * (1 + side[step] * turn[node[step]]) / 2;
        }
    }

    /** Nothing here depends on another step, so that the processor takes several at once. */
    private void weigh(double t, double weight, Slate slate) {
        double[] factor = slate.factor();
        double[] gives = slate.gives();
        double[] on = slate.on();
        double[] onBefore = slate.onBefore();
        double[] shares = share;
        double[] sharesBefore = shareBefore;
        double rest = 1 - t;
        for (int step = 0; step < shares.length; step++) {
            double here = shares[step] * rest + on[step] * t;
            double before = sharesBefore[step] * rest + onBefore[step] * t;
            factor[step] = here / before;
            gives[step] =
                    weight
                            * ((on[step] - shares[step]) / here
                                    - (onBefore[step] - sharesBefore[step]) / before);
        }
    }

    private void down(Slate slate) {
        double[] product = slate.sum();
        double[] factor = slate.factor();
        int[] aboves = above;
        double[] values = value;
        product[0] = 1;
        for (int step = 1; step < aboves.length; step++) {
            product[step] = product[aboves[step]] * factor[step];
        }
        for (int step = 0; step < values.length; step++) {
            product[step] *= values[step];
        }
    }

    private void up(Slate slate) {
        double[] sum = slate.sum();
        double[] gives = slate.gives();
        double[] given = slate.given();
        int[] aboves = above;
        for (int step = aboves.length - 1; step > 0; step--) {
            sum[aboves[step]] += sum[step];
        }
        for (int step = 0; step < aboves.length; step++) {
            given[step] += gives[step] * sum[step];
        }
    }
}
