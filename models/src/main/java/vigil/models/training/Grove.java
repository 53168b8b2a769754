package vigil.models.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several models grown with different seeds as one whose score is their mean: it swings less with
 * the seed than any of them. Written as LightGBM's text, with every leaf scaled.
 */
final class Grove {
    private static final String END = "end of trees";
    private static final List<String> SCALED = List.of("leaf_value=", "internal_value=");

    private Grove() {}

    static String mean(List<String> models) {
        StringBuilder text = new StringBuilder(head(models.getFirst()));
        int number = 0;
        for (String model : models) {
            for (String line : trees(model).lines().toList()) {
                if (line.startsWith("Tree=")) {
                    text.append("Tree=").append(number++);
                } else {
                    text.append(scaled(line, models.size()));
                }
                text.append('\n');
            }
        }
        return text.append(END).append('\n').toString();
    }

    /** Without the sizes of the trees: they are other ones now, and only save time. */
    private static String head(String model) {
        return model.substring(0, model.indexOf("Tree="))
                .lines()
                .filter(line -> !line.startsWith("tree_sizes="))
                .collect(Collectors.joining("\n", "", "\n\n"));
    }

    private static String trees(String model) {
        return model.substring(model.indexOf("Tree="), model.indexOf(END));
    }

    private static String scaled(String line, int models) {
        for (String key : SCALED) {
            if (line.startsWith(key)) {
                return Arrays.stream(line.substring(key.length()).split(" "))
                        .map(value -> String.valueOf(Double.parseDouble(value) / models))
                        .collect(Collectors.joining(" ", key, ""));
            }
        }
        return line;
    }
}
