package vigil.bench.score;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Full trees over random splits, as LightGBM would save them. */
final class RandomTrees {
    private final Random random = new Random(1);
    private final int features;
    private final int depth;

    RandomTrees(int features, int depth) {
        this.features = features;
        this.depth = depth;
    }

    String text(int trees) {
        return "tree\nversion=v4\nnum_class=1\nmax_feature_idx="
                + (features - 1)
                + "\nobjective=binary sigmoid:1\n\n"
                + IntStream.range(0, trees).mapToObj(this::tree).collect(Collectors.joining())
                + "end of trees\n";
    }

    private String tree(int number) {
        int nodes = (1 << depth) - 1;
        return "Tree="
                + number
                + "\nnum_leaves="
                + (nodes + 1)
                + line("split_feature", nodes, i -> random.nextInt(features))
                + line("threshold", nodes, i -> random.nextGaussian())
                + line("decision_type", nodes, i -> 8 + 2 * random.nextInt(2))
                + line("left_child", nodes, i -> child(2 * i + 1, nodes))
                + line("right_child", nodes, i -> child(2 * i + 2, nodes))
                + line("leaf_value", nodes + 1, i -> random.nextGaussian() / 100)
                + line("leaf_count", nodes + 1, i -> 1 + random.nextInt(1000))
                + "\n\n";
    }

    private static int child(int place, int nodes) {
        return place < nodes ? place : -1 - (place - nodes);
    }

    private static String line(
            String key, int count, java.util.function.IntFunction<Object> figure) {
        return IntStream.range(0, count)
                .mapToObj(figure)
                .map(String::valueOf)
                .collect(Collectors.joining(" ", "\n" + key + "=", ""));
    }
}
