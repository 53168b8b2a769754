package vigil.launcher.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import vigil.engine.features.Catalogue;
import vigil.engine.features.Feature;

/** Shows every feature that a condition may name. */
@Command(
        name = "features",
        description = "The catalogue of features, in Markdown.",
        mixinStandardHelpOptions = true)
final class FeaturesCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        lines().forEach(System.out::println);
        return 0;
    }

    /** The catalogue, a line each, in its order. */
    static List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("| feature | in CEL | unit | asking costs | meaning |");
        lines.add("|---|---|---|---|---|");
        for (Feature feature : Catalogue.all()) {
            lines.add(
                    "| `"
                            + feature.name()
                            + "` | "
                            + type(feature.kind())
                            + " | "
                            + feature.kind().name().toLowerCase(Locale.ROOT)
                            + " | "
                            + cost(feature.cost())
                            + " | "
                            + feature.meaning()
                            + " |");
        }
        return lines;
    }

    private static String type(Feature.Kind kind) {
        return switch (kind) {
            case COUNT -> "int";
            case MONEY, HOURS, DAYS, RATIO, SHARE -> "double";
            case TRUTH -> "bool";
            case TEXT -> "string";
        };
    }

    private static String cost(Feature.Cost cost) {
        return switch (cost) {
            case GIVEN -> "nothing, and filters may name it";
            case READ -> "a read";
            case SEARCH -> "a search";
        };
    }
}
