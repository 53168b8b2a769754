package vigil.engine.scenarios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of a YAML file whose every field is asked for once; what nobody asks for is refused.
 */
final class YamlFields {
    private final String file;
    private final int line;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();

    YamlFields(String file, Node node) {
        this.file = file;
        this.line = lineOf(node);
        if (!(node instanceof MappingNode mapping)) {
            throw failure(node, "here must stand fields, 'key: value'");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw failure(tuple.getKeyNode(), "a key must be a word");
            }
            if (fields.put(key.getValue(), tuple.getValueNode()) != null) {
                throw failure(key, "'" + key.getValue() + "' stands here twice; keep one");
            }
            lines.put(key.getValue(), lineOf(key));
        }
    }

    static int lineOf(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }

    ScenarioException failure(Node node, String message) {
        return failure(lineOf(node), message);
    }

    ScenarioException failure(int at, String message) {
        return new ScenarioException(file + ":" + at + ": " + message);
    }

    ScenarioException failure(String key, String message) {
        return failure(lines.getOrDefault(key, line), message);
    }

    int line(String key) {
        return lines.getOrDefault(key, line);
    }

    int line() {
        return line;
    }

    private @Nullable Node take(String key) {
        asked.add(key);
        return fields.get(key);
    }

    private Node require(String key) {
        Node node = take(key);
        if (node == null) {
            throw failure(line, "'" + key + "' is missing; add it");
        }
        return node;
    }

    String text(String key) {
        if (!(require(key) instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw failure(key, "'" + key + "' must be a text");
        }
        return scalar.getValue().strip();
    }

    /** The line on which a text begins: the next one for a block. */
    int firstLine(String key) {
        boolean block =
                require(key) instanceof ScalarNode scalar
                        && (scalar.getScalarStyle() == DumperOptions.ScalarStyle.LITERAL
                                || scalar.getScalarStyle() == DumperOptions.ScalarStyle.FOLDED);
        return block ? line(key) + 1 : line(key);
    }

    int number(String key, int least, int most) {
        String text = text(key);
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw failure(key, "'" + key + "' must be a whole number, not '" + text + "'");
        }
        throw failure(
                key, "'" + key + "' must be between " + least + " and " + most + ", not " + text);
    }

    boolean truth(String key) {
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw failure(key, "'" + key + "' must be true or false");
        };
    }

    /** A constant written in lower case with hyphens. */
    <E extends Enum<E>> E choice(String key, Class<E> type) {
        String text = text(key);
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(text)) {
                return constant;
            }
            names.add(name);
        }
        throw failure(
                key,
                "'"
                        + key
                        + "' must be one of "
                        + String.join(", ", names)
                        + ", not '"
                        + text
                        + "'");
    }

    List<YamlFields> mappings(String key) {
        return items(key).stream().map(item -> new YamlFields(file, item)).toList();
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            if (!(item instanceof ScalarNode scalar)) {
                throw failure(item, "'" + key + "' must list texts");
            }
            texts.add(scalar.getValue());
        }
        return texts;
    }

    private List<Node> items(String key) {
        if (!(require(key) instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            throw failure(key, "'" + key + "' must be a list with at least one entry");
        }
        return sequence.getValue();
    }

    void refuseRest() {
        for (String key : fields.keySet()) {
            if (!asked.contains(key)) {
                throw failure(
                        key,
                        "unknown field '" + key + "'; the fields are " + String.join(", ", asked));
            }
        }
    }
}
