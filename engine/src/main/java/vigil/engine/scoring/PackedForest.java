package vigil.engine.scoring;

import java.util.Arrays;
import java.util.List;

/**
 * Trees padded to one depth, so that a walk needs no test for leaves and eight of them run side by
 * side: while one waits for memory, the others go on.
 *
 * <p>What is missing needs no test either: a vector is laid out in five views, in which missing
 * figures are minus infinity (they go left), plus infinity or zero, and every node reads the view
 * that it needs. Figures are floats, so a threshold may be the greatest float below it, and a node
 * is one long: where to read, and what to compare with.
 *
 * <p>What the way to a leaf says of each feature is known beforehand and stands with the leaf, so
 * reasons need no second walk.
 */
final class PackedForest {
    static final int DEEPEST = 9;
    private static final int SIDE_BY_SIDE = 8;
    private static final int VIEWS = 5;
    private static final int NAN_LEFT = 1;
    private static final int NAN_RIGHT = 2;
    private static final int ZERO_LEFT = 3;
    private static final int ZERO_RIGHT = 4;
    private static final double ZERO_BOUND = 1e-35f;

    private final int depth;
    private final int features;
    private final int count;
    private final long[] nodes;

    /** For each tree and place below its nodes the leaf that stands there. */
    private final int[] leafAt;

    private final Leaves leaves;
    private final double mean;
    private boolean zeroViews;
    private final float[] views;
    private final int[] reached;
    private final double[] credit;

    /**
     * @param value of each
     * @param feature asked on the way to each, {@code depth} of them; those beyond the last are
     *     none
     * @param change what the mean changes by at the steps that ask it
     */
    private record Leaves(double[] value, char[] feature, float[] change) {}

    private PackedForest(List<Tree> trees, int features, int depth) {
        this.depth = depth;
        this.features = features;
        count = (trees.size() + SIDE_BY_SIDE - 1) / SIDE_BY_SIDE * SIDE_BY_SIDE;
        nodes = new long[count * ((1 << depth) - 1)];
        leafAt = new int[count << depth];
        // Leaf 0 stands for the trees that only fill up a row.
        int all = 1 + trees.stream().mapToInt(Tree::leaves).sum();
        leaves = new Leaves(new double[all], new char[all * depth], new float[all * depth]);
        views = new float[VIEWS * features];
        reached = new int[count];
        credit = new double[features + depth];
        fillNone(0);
        double sum = 0;
        int first = 1;
        for (int i = 0; i < trees.size(); i++) {
            Tree tree = trees.get(i);
            int root = tree.nodes() == 0 ? -1 : 0;
            sum += tree.meanOf(root);
            new Packing(tree, i, first).fill(root, 0, 0);
            first += tree.leaves();
            for (byte missing : tree.missing()) {
                zeroViews |= missing == Tree.ZERO;
            }
        }
        mean = sum;
    }

    /** The trees of another, with views of its own. */
    private PackedForest(PackedForest other) {
        depth = other.depth;
        features = other.features;
        count = other.count;
        nodes = other.nodes;
        leafAt = other.leafAt;
        leaves = other.leaves;
        mean = other.mean;
        zeroViews = other.zeroViews;
        views = new float[VIEWS * features];
        reached = new int[count];
        credit = new double[features + depth];
    }

    /** The same trees for another thread. */
    PackedForest another() {
        return new PackedForest(this);
    }

    /**
     * @throws ModelException when a tree is deeper than {@value #DEEPEST}, or asks about too many
     *     figures
     */
    static PackedForest of(List<Tree> trees, int features) {
        int depth = trees.stream().mapToInt(Tree::depth).max().orElse(0);
        if (depth > DEEPEST) {
            throw new ModelException(
                    "The model's trees are "
                            + depth
                            + " nodes deep, "
                            + DEEPEST
                            + " are served; train them shallower");
        }
        if (features + depth > Character.MAX_VALUE) {
            throw new ModelException("The model's trees read " + features + " figures, too many");
        }
        return new PackedForest(trees, features, depth);
    }

    /** A leaf without reasons: what is credited there belongs to no feature. */
    private void fillNone(int leaf) {
        for (int i = 0; i < depth; i++) {
            leaves.feature()[leaf * depth + i] = (char) (features + i);
        }
    }

    /** Lays one tree out. */
    private final class Packing {
        private final Tree tree;
        private final int number;
        private final int firstLeaf;

        /** Features on the way to where the packing is, and the means of their nodes. */
        private final int[] asked = new int[depth];

        private final double[] means = new double[depth + 1];

        Packing(Tree tree, int number, int firstLeaf) {
            this.tree = tree;
            this.number = number;
            this.firstLeaf = firstLeaf;
        }

        /** {@code place} counts the nodes of a full tree, level by level. */
        void fill(int child, int place, int level) {
            int inner = (1 << depth) - 1;
            if (child < 0) {
                int leaf = firstLeaf - 1 - child;
                leaves.value()[leaf] = tree.value()[-1 - child];
                means[level] = tree.value()[-1 - child];
                credit(leaf, level);
                // Below a leaf every way leads to it.
                int below = 1 << (depth - level);
                int from = (place + 1) * below - 1 - inner;
                Arrays.fill(
                        leafAt, (number << depth) + from, (number << depth) + from + below, leaf);
                return;
            }
            means[level] = tree.meanOf(child);
            asked[level] = tree.feature()[child];
            long read = (long) view(tree, child) * features + tree.feature()[child];
            int bound = Float.floatToRawIntBits(floatBelow(tree.threshold()[child]));
            nodes[number * inner + place] = read << 32 | (bound & 0xFFFFFFFFL);
            fill(tree.left()[child], 2 * place + 1, level + 1);
            fill(tree.right()[child], 2 * place + 2, level + 1);
        }

        private void credit(int leaf, int levels) {
            fillNone(leaf);
            int at = leaf * depth;
            for (int level = 0; level < levels; level++) {
                int to = 0;
                while (leaves.feature()[at + to] != asked[level]
                        && leaves.feature()[at + to] < features) {
                    to++;
                }
                leaves.feature()[at + to] = (char) asked[level];
                leaves.change()[at + to] += (float) (means[level + 1] - means[level]);
            }
        }
    }

    private static float floatBelow(double threshold) {
        float near = (float) Math.clamp(threshold, -Float.MAX_VALUE, Float.MAX_VALUE);
        return near > threshold ? Math.nextDown(near) : near;
    }

    private static int view(Tree tree, int node) {
        boolean left = tree.missingLeft()[node];
        return switch (tree.missing()[node]) {
            case Tree.NAN -> left ? NAN_LEFT : NAN_RIGHT;
            case Tree.ZERO -> left ? ZERO_LEFT : ZERO_RIGHT;
            default -> 0;
        };
    }

    private int step(int at, int node) {
        long word = nodes[at + node];
        boolean left = views[(int) (word >>> 32)] <= Float.intBitsToFloat((int) word);
        return 2 * node + (left ? 1 : 2);
    }

    double score(double[] vector) {
        lay(vector);
        walk();
        double sum = 0;
        for (int leaf : reached) {
            sum += leaves.value()[leaf];
        }
        return sum;
    }

    private void walk() {
        int inner = (1 << depth) - 1;
        // Eight walks at once: measured twice as fast as one after the other.
        for (int tree = 0; tree < count; tree += SIDE_BY_SIDE) {
            int from = tree * inner;
            int a = 0;
            int b = 0;
            int c = 0;
            int d = 0;
            int e = 0;
            int f = 0;
            int g = 0;
            int h = 0;
            for (int level = 0; level < depth; level++) {
                a = step(from, a);
                b = step(from + inner, b);
                c = step(from + 2 * inner, c);
                d = step(from + 3 * inner, d);
                e = step(from + 4 * inner, e);
                f = step(from + 5 * inner, f);
                g = step(from + 6 * inner, g);
                h = step(from + 7 * inner, h);
            }
            reach(tree, a - inner);
            reach(tree + 1, b - inner);
            reach(tree + 2, c - inner);
            reach(tree + 3, d - inner);
            reach(tree + 4, e - inner);
            reach(tree + 5, f - inner);
            reach(tree + 6, g - inner);
            reach(tree + 7, h - inner);
        }
    }

    private void reach(int tree, int place) {
        reached[tree] = leafAt[(tree << depth) + place];
    }

    /**
     * Additive reasons: what the mean of a tree changes by at each step of the vector's way belongs
     * to the feature asked there (Saabas). The last figure is the mean score.
     *
     * @return the score, to the last bit as {@link #score} gives it
     */
    double attribute(double[] vector, double[] contributions) {
        double score = score(vector);
        char[] feature = leaves.feature();
        float[] change = leaves.change();
        Arrays.fill(credit, 0);
        for (int leaf : reached) {
            int end = (leaf + 1) * depth;
            for (int i = leaf * depth; i < end; i++) {
                credit[feature[i]] += change[i];
            }
        }
        System.arraycopy(credit, 0, contributions, 0, features);
        contributions[features] = mean;
        return score;
    }

    private void lay(double[] vector) {
        for (int i = 0; i < features; i++) {
            float figure = (float) vector[i];
            boolean missing = Float.isNaN(figure);
            views[i] = missing ? 0 : figure;
            views[NAN_LEFT * features + i] = missing ? Float.NEGATIVE_INFINITY : figure;
            views[NAN_RIGHT * features + i] = missing ? Float.POSITIVE_INFINITY : figure;
        }
        if (zeroViews) {
            layZeros();
        }
    }

    private void layZeros() {
        for (int i = 0; i < features; i++) {
            boolean zero = Math.abs(views[i]) <= ZERO_BOUND;
            views[ZERO_LEFT * features + i] = zero ? Float.NEGATIVE_INFINITY : views[i];
            views[ZERO_RIGHT * features + i] = zero ? Float.POSITIVE_INFINITY : views[i];
        }
    }
}
