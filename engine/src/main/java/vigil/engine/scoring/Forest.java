package vigil.engine.scoring;

import java.util.Arrays;
import java.util.List;

/** The trees of a model; their sum is the score, in log odds. Not safe for several threads. */
public final class Forest {
    private final List<Tree> trees;
    private final int features;
    private final PackedForest packed;
    private final List<TreeShap> shap;

    Forest(List<Tree> trees, int features) {
        this.trees = List.copyOf(trees);
        this.features = features;
        packed = PackedForest.of(trees, features);
        shap = trees.stream().map(TreeShap::new).toList();
    }

    private Forest(Forest other) {
        trees = other.trees;
        features = other.features;
        packed = other.packed.another();
        shap = other.shap;
    }

    /** The same trees for another thread; only what a walk writes is its own. */
    public Forest another() {
        return new Forest(this);
    }

    /**
     * Reads what LightGBM saves a model as.
     *
     * @throws ModelException when the text is cut off, altered, or of a kind that is not served
     */
    public static Forest ofLightgbm(String text) {
        return LightgbmText.read(text);
    }

    public int trees() {
        return trees.size();
    }

    /** Figures in a vector. */
    public int features() {
        return features;
    }

    /** The figures that a tree asks about, in their order; no other has to be read. */
    int[] asked() {
        return trees.stream()
                .flatMapToInt(tree -> Arrays.stream(tree.feature()))
                .distinct()
                .sorted()
                .toArray();
    }

    /** The score in log odds of a vector, whose figures are floats. */
    public double score(double[] vector) {
        return packed.score(vector);
    }

    /** The same sum by walking node after node: what the packed form is held against. */
    double walk(double[] vector) {
        double sum = 0;
        for (Tree tree : trees) {
            int at = tree.nodes() == 0 ? -1 : 0;
            while (at >= 0) {
                at = tree.next(at, vector);
            }
            sum += tree.value()[-1 - at];
        }
        return sum;
    }

    /**
     * What each feature added on the way of the vector through the trees; the last figure is the
     * mean score, and all of them sum up to the score.
     */
    public double[] attribute(double[] vector) {
        double[] contributions = new double[features + 1];
        packed.attribute(vector, contributions);
        return contributions;
    }

    /** The same into an array that is there already; gives the score, found on the same ways. */
    double attribute(double[] vector, double[] contributions) {
        return packed.attribute(vector, contributions);
    }

    /**
     * Exact path-dependent SHAP values as LightGBM gives them; the last figure is the mean score.
     * Forty times as dear as a score.
     */
    public double[] shap(double[] vector) {
        double[] contributions = new double[features + 1];
        int nodes = shap.stream().mapToInt(TreeShap::nodes).max().orElse(0);
        TreeShap.Slate slate = TreeShap.Slate.of(nodes);
        for (TreeShap tree : shap) {
            tree.addTo(contributions, vector, slate);
        }
        return contributions;
    }
}
