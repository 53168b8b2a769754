package vigil.engine.backtest;

import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import vigil.engine.features.Feature;
import vigil.engine.scenarios.Parameter;
import vigil.engine.scenarios.Scenario;
import vigil.engine.scenarios.ScenarioException;
import vigil.engine.scenarios.ScenarioSet;

/**
 * A scenario's text with another usual value of one parameter. The text changes, not what was
 * compiled from it: a variant is a file that an engineer could take into force as it is.
 */
final class Variants {
    private static final int LEAST_DECIMALS = 1;
    private static final int MOST_DECIMALS = 6;

    private final Scenario scenario;
    private final Parameter parameter;
    private final String text;
    private final Node id;
    private final Node value;

    /**
     * The scenario many times over, as {@link #name} says, each with another usual value; cases of
     * segments and jurisdictions stay.
     *
     * @throws ScenarioException when there is no such scenario or parameter, or a value does not
     *     suit it
     */
    static ScenarioSet of(ScenarioSet set, String id, String parameter, List<Double> values) {
        Scenario scenario = set.scenario(id);
        Variants variants = new Variants(scenario, set.text(scenario), parameter);
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        for (double value : values) {
            String name = name(texts.size());
            texts.put(name + ".yaml", variants.text(name, value));
        }
        return ScenarioSet.of(texts);
    }

    /** How the variant with the value at this place is called. */
    static String name(int place) {
        return "value-" + (place + 1);
    }

    /**
     * @param file the text of the scenario's file
     */
    private Variants(Scenario scenario, String file, String parameter) {
        this.scenario = scenario;
        this.parameter = parameter(scenario, parameter);
        Node document = document(file, scenario.id());
        int from = document.getStartMark().getIndex();
        int to = document.getEndMark().getIndex();
        this.text =
                file.substring(file.offsetByCodePoints(0, from), file.offsetByCodePoints(0, to));
        Node own = document(text, scenario.id());
        this.id = field(own, "id");
        Node declared = field(field(own, "parameters"), parameter);
        this.value = declared instanceof MappingNode ? field(declared, "usual") : declared;
    }

    private String text(String name, double usual) {
        List<Node> places = new ArrayList<>(List.of(id, value));
        places.sort(Comparator.comparing((Node node) -> node.getStartMark().getIndex()).reversed());
        StringBuilder changed = new StringBuilder(text);
        for (Node place : places) {
            changed.replace(
                    text.offsetByCodePoints(0, place.getStartMark().getIndex()),
                    text.offsetByCodePoints(0, place.getEndMark().getIndex()),
                    place == id ? name : written(usual));
        }
        return changed.append('\n').toString();
    }

    private String written(double usual) {
        BigDecimal exact = BigDecimal.valueOf(usual);
        try {
            if (parameter.kind() == Feature.Kind.COUNT) {
                return exact.toBigIntegerExact().toString();
            }
            int decimals = Math.max(LEAST_DECIMALS, exact.stripTrailingZeros().scale());
            return exact.setScale(Math.min(MOST_DECIMALS, decimals), RoundingMode.UNNECESSARY)
                    .toPlainString();
        } catch (ArithmeticException e) {
            throw new ScenarioException(
                    scenario.file()
                            + ": '"
                            + parameter.name()
                            + "' takes "
                            + (parameter.kind() == Feature.Kind.COUNT
                                    ? "whole numbers"
                                    : "at most six decimals")
                            + ", not "
                            + exact.toPlainString());
        }
    }

    private static Parameter parameter(Scenario scenario, String name) {
        return scenario.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new ScenarioException(
                                scenario.file()
                                        + ": '"
                                        + scenario.id()
                                        + "' has no number called '"
                                        + name
                                        + "' among its parameters "
                                        + scenario.parameters().stream()
                                                .map(Parameter::name)
                                                .toList()
                                        + "; declare there what you want to vary"));
    }

    private static Node document(String file, String scenario) {
        for (Node node : new Yaml(new LoaderOptions()).composeAll(new StringReader(file))) {
            if (find(node, "id") instanceof ScalarNode name
                    && name.getValue().strip().equals(scenario)) {
                return node;
            }
        }
        throw new IllegalStateException("a scenario stands in its own file");
    }

    private static Node field(Node node, String key) {
        Node found = find(node, key);
        if (found == null) {
            throw new IllegalStateException("a scenario that was read has its fields");
        }
        return found;
    }

    private static @Nullable Node find(Node node, String key) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
                    return tuple.getValueNode();
                }
            }
        }
        return null;
    }
}
