package vigil.engine.scoring;

/**
 * One tree as LightGBM writes it. Nodes are numbered from 0, the root; a child below zero is the
 * leaf {@code -1 - child}. A tree without nodes is one leaf.
 *
 * @param missing for each node what counts as missing: one of {@link #NONE}, {@link #ZERO}, {@link
 *     #NAN}
 * @param missingLeft for each node whether what is missing goes left
 * @param weight for each leaf how many training rows it holds
 */
record Tree(
        int[] feature,
        double[] threshold,
        byte[] missing,
        boolean[] missingLeft,
        int[] left,
        int[] right,
        double[] value,
        double[] weight) {
    static final byte NONE = 0;
    static final byte ZERO = 1;
    static final byte NAN = 2;

    /** LightGBM's own bound of what it takes for zero. */
    private static final double ZERO_BOUND = 1e-35f;

    int nodes() {
        return feature.length;
    }

    int leaves() {
        return value.length;
    }

    /** The child that a vector goes to from a node. */
    int next(int node, double[] vector) {
        return goesLeft(node, vector) ? left[node] : right[node];
    }

    boolean goesLeft(int node, double[] vector) {
        return goesLeft(node, vector[feature[node]]);
    }

    private boolean goesLeft(int node, double read) {
        double figure = read;
        if (Double.isNaN(figure)) {
            if (missing[node] == NAN) {
                return missingLeft[node];
            }
            figure = 0;
        }
        if (missing[node] == ZERO && Math.abs(figure) <= ZERO_BOUND) {
            return missingLeft[node];
        }
        return figure <= threshold[node];
    }

    int depth() {
        return nodes() == 0 ? 0 : depth(0);
    }

    private int depth(int node) {
        return node < 0 ? 0 : 1 + Math.max(depth(left[node]), depth(right[node]));
    }

    /** Training rows below a node or in a leaf. */
    double weightOf(int child) {
        return child < 0 ? weight[-1 - child] : weightOf(left[child]) + weightOf(right[child]);
    }

    /** The mean value over the training rows below a node or in a leaf. */
    double meanOf(int child) {
        return child < 0 ? value[-1 - child] : sumOf(child) / weightOf(child);
    }

    private double sumOf(int child) {
        return child < 0
                ? value[-1 - child] * weight[-1 - child]
                : sumOf(left[child]) + sumOf(right[child]);
    }
}
