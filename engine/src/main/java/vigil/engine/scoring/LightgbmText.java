package vigil.engine.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Reads the text that LightGBM saves a model as: {@code key=value} lines, a block for each tree.
 *
 * <p>Everything that scoring relies on is checked here, so that a broken file is refused and never
 * scored.
 */
final class LightgbmText {
    private static final int MOST_TREES = 20_000;
    private static final int MOST_LEAVES = 4_096;
    private static final int CATEGORICAL = 1;
    private static final int DEFAULT_LEFT = 2;

    private final int features;
    private final List<Map<String, String>> blocks = new ArrayList<>();

    private LightgbmText(String text) {
        Map<String, String> block = new HashMap<>();
        blocks.add(block);
        for (String line : text.split("\n", -1)) {
            String word = line.strip();
            if (word.equals("end of trees")) {
                features = checkedHead();
                return;
            }
            if (word.startsWith("Tree=")) {
                block = new HashMap<>();
                blocks.add(block);
            }
            int equals = word.indexOf('=');
            block.put(
                    equals < 0 ? word : word.substring(0, equals),
                    equals < 0 ? "" : word.substring(equals + 1));
        }
        throw broken("it ends before its last tree does");
    }

    /**
     * @throws ModelException when the text is cut off, altered, or of a kind that is not served
     */
    static Forest read(String text) {
        try {
            LightgbmText model = new LightgbmText(text);
            List<Tree> trees = new ArrayList<>();
            for (int i = 1; i < model.blocks.size(); i++) {
                trees.add(model.tree(model.blocks.get(i), i - 1));
            }
            return new Forest(trees, model.features);
        } catch (NumberFormatException e) {
            throw new ModelException("The model's trees are broken: " + e.getMessage(), e);
        }
    }

    private int checkedHead() {
        Map<String, String> head = blocks.getFirst();
        if (!head.containsKey("tree") || !"v4".equals(head.get("version"))) {
            throw broken("they are not LightGBM's, version v4");
        }
        if (!head.getOrDefault("objective", "").startsWith("binary sigmoid:1")) {
            throw broken("they were not trained to tell two classes apart");
        }
        if (blocks.size() - 1 > MOST_TREES || blocks.size() < 2) {
            throw broken("there are " + (blocks.size() - 1) + " of them");
        }
        return Integer.parseInt(head.getOrDefault("max_feature_idx", "")) + 1;
    }

    private Tree tree(Map<String, String> block, int number) {
        String where = "tree " + number;
        int leaves = Integer.parseInt(block.getOrDefault("num_leaves", ""));
        if (leaves < 1 || leaves > MOST_LEAVES) {
            throw broken(where + " has " + leaves + " leaves");
        }
        int nodes = leaves - 1;
        int[] decisions = integers(block, "decision_type", nodes, where);
        if (Arrays.stream(decisions).anyMatch(type -> (type & CATEGORICAL) != 0)) {
            throw broken(where + " splits by category, which is not served");
        }
        Tree tree =
                new Tree(
                        integers(block, "split_feature", nodes, where),
                        thresholds(block, nodes, where),
                        missing(decisions),
                        missingLeft(decisions),
                        integers(block, "left_child", nodes, where),
                        integers(block, "right_child", nodes, where),
                        figures(block, "leaf_value", leaves, where),
                        weights(block, leaves, where));
        checkShape(tree, where);
        return tree;
    }

    /** An endless threshold parts what is missing from what is not: no figure reaches beyond. */
    private static double[] thresholds(Map<String, String> block, int count, String where) {
        return Arrays.stream(words(block, "threshold", count, where))
                .mapToDouble(word ->
                        switch (word) {
                            case "inf" -> Double.MAX_VALUE;
                            case "-inf" -> -Double.MAX_VALUE;
                            default -> finite(word, "threshold", where);
                        })
                .toArray();
    }

    private static byte[] missing(int[] decisions) {
        byte[] missing = new byte[decisions.length];
        for (int i = 0; i < missing.length; i++) {
            missing[i] = (byte) (decisions[i] >> 2 & 3);
        }
        return missing;
    }

    private static boolean[] missingLeft(int[] decisions) {
        boolean[] left = new boolean[decisions.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = (decisions[i] & DEFAULT_LEFT) != 0;
        }
        return left;
    }

    /** A tree of one leaf has no weights; any will do. */
    private static double[] weights(Map<String, String> block, int leaves, String where) {
        if (leaves == 1) {
            return new double[] {1};
        }
        double[] weights = figures(block, "leaf_count", leaves, where);
        if (Arrays.stream(weights).anyMatch(weight -> weight <= 0)) {
            throw broken(where + " has an empty leaf");
        }
        return weights;
    }

    private void checkShape(Tree tree, String where) {
        boolean[] reached = new boolean[tree.nodes()];
        boolean[] leaf = new boolean[tree.leaves()];
        for (int node = 0; node < tree.nodes(); node++) {
            if (tree.feature()[node] < 0
                    || tree.feature()[node] >= features
                    || tree.missing()[node] > Tree.NAN) {
                throw broken(where + " reads a feature that is not there");
            }
            for (int child : new int[] {tree.left()[node], tree.right()[node]}) {
                // Children come after their parents, so no way leads back.
                boolean[] seen = child < 0 ? leaf : reached;
                int place = child < 0 ? -1 - child : child;
                if (place >= seen.length || seen[place] || (child >= 0 && child <= node)) {
                    throw broken(where + " is no tree");
                }
                seen[place] = true;
            }
        }
    }

    private static int[] integers(Map<String, String> block, String key, int count, String where) {
        return Arrays.stream(words(block, key, count, where)).mapToInt(Integer::parseInt).toArray();
    }

    private static double[] figures(
            Map<String, String> block, String key, int count, String where) {
        return Arrays.stream(words(block, key, count, where))
                .mapToDouble(word -> finite(word, key, where))
                .toArray();
    }

    private static double finite(String word, String key, String where) {
        double figure = Double.parseDouble(word);
        if (!Double.isFinite(figure)) {
            throw broken(where + " holds " + word + " as " + key);
        }
        return figure;
    }

    private static String[] words(Map<String, String> block, String key, int count, String where) {
        IntFunction<String[]> none = String[]::new;
        String text = block.getOrDefault(key, "");
        String[] words = text.isEmpty() ? none.apply(0) : text.split(" ", -1);
        if (words.length != count) {
            throw broken(where + " has " + words.length + " of " + key + " instead of " + count);
        }
        return words;
    }

    private static ModelException broken(String how) {
        return new ModelException("The model's trees are broken: " + how);
    }
}
