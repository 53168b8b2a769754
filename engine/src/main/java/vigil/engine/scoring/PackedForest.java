package vigil.engine.scoring;

import java.util.Arrays;
import java.util.List;

/**
 * Trees padded to one depth, so that a walk needs no test for leaves, and walked a level at a time:
 * no step waits for the one before it, and all that a processor can do at once it does.
 *
 * <p>What is missing needs no test either: a vector is laid out in five views, in which missing
 * figures are minus infinity (they go left), plus infinity or zero, and every node reads the view
 * that it needs. Figures are floats, so a threshold may be the greatest float below it, and a node
 * is one long: where to read, and what to compare with. Both are compared as whole numbers in the
 * order of the floats, by a difference and its sign, so that no step has to be guessed.
 *
 * <p>What the way to a leaf says of each feature is known beforehand and stands with the leaf, so
 * reasons need no second walk.
 */
final class PackedForest {
    static final int DEEPEST = 9;
    private static final int VIEWS = 5;
    private static final int NAN_LEFT = 1;
    private static final int NAN_RIGHT = 2;
    private static final int ZERO_LEFT = 3;
    private static final int ZERO_RIGHT = 4;
    private static final int LEAST = ranked(Float.NEGATIVE_INFINITY);
    private static final int MOST = ranked(Float.POSITIVE_INFINITY);

    /** LightGBM's own bounds of what it takes for zero. */
    private static final int LEAST_ZERO = ranked(-1e-35f);

    private static final int MOST_ZERO = ranked(1e-35f);

    private final int depth;
    private final int features;
    private final int count;

    /** Level by level, in each tree by tree, in each from left to right. */
    private final long[] nodes;

    /** For each tree and place below its nodes the leaf that stands there. */
    private final int[] leafAt;

    private final Leaves leaves;
    private final double mean;
    private boolean zeroViews;
    private final int[] views;
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
        count = trees.size();
        nodes = new long[count * ((1 << depth) - 1)];
        leafAt = new int[count << depth];
        int all = trees.stream().mapToInt(Tree::leaves).sum();
        leaves = new Leaves(new double[all], new char[all * depth], new float[all * depth]);
        views = new int[VIEWS * features];
        reached = new int[count];
        credit = new double[features + depth];
        double sum = 0;
        int first = 0;
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
        views = new int[VIEWS * features];
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

        /** {@code place} counts the nodes of a level of a full tree. */
        void fill(int child, int place, int level) {
            if (child < 0) {
                int leaf = firstLeaf - 1 - child;
                leaves.value()[leaf] = tree.value()[-1 - child];
                means[level] = tree.value()[-1 - child];
                credit(leaf, level);
                // Below a leaf every way leads to it.
                int below = 1 << (depth - level);
                int from = (number << depth) + place * below;
                Arrays.fill(leafAt, from, from + below, leaf);
                return;
            }
            means[level] = tree.meanOf(child);
            asked[level] = tree.feature()[child];
            long read = (long) view(tree, child) * features + tree.feature()[child];
            int bound = ranked(floatBelow(tree.threshold()[child]));
            nodes[first(level) + (number << level) + place] = read << 32 | (bound & 0xFFFFFFFFL);
            fill(tree.left()[child], 2 * place, level + 1);
            fill(tree.right()[child], 2 * place + 1, level + 1);
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

    /** A whole number in the order of the floats; both zeros are one, and there is no NaN. */
    private static int ranked(float figure) {
        int bits = Float.floatToRawIntBits(figure + 0.0f);
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }

    /** Where a level begins. */
    private int first(int level) {
        return count * ((1 << level) - 1);
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

    /** From the roots down; at the end stands the leaf that each tree led to. */
    private void walk() {
        int[] at = reached;
        Arrays.fill(at, 0);
        for (int level = 0; level < depth; level++) {
            walk(at, first(level), level);
        }
        for (int tree = 0; tree < at.length; tree++) {
            at[tree] = leafAt[(tree << depth) + at[tree]];
        }
    }

    private void walk(int[] at, int first, int level) {
        long[] words = nodes;
        int[] laid = views;
        for (int tree = 0; tree < at.length; tree++) {
            long word = words[first + (tree << level) + at[tree]];
            long below = (long) (int) word - laid[(int) (word >>> 32)];
            at[tree] = 2 * at[tree] + (int) (below >>> 63);
        }
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
        int[] laid = views;
        for (int i = 0; i < features; i++) {
            float figure = (float) vector[i];
            boolean missing = Float.isNaN(figure);
            int ranked = missing ? 0 : ranked(figure);
            laid[i] = ranked;
            laid[NAN_LEFT * features + i] = missing ? LEAST : ranked;
            laid[NAN_RIGHT * features + i] = missing ? MOST : ranked;
        }
        if (zeroViews) {
            layZeros();
        }
    }

    private void layZeros() {
        for (int i = 0; i < features; i++) {
            boolean zero = views[i] >= LEAST_ZERO && views[i] <= MOST_ZERO;
            views[ZERO_LEFT * features + i] = zero ? LEAST : views[i];
            views[ZERO_RIGHT * features + i] = zero ? MOST : views[i];
        }
    }
}
