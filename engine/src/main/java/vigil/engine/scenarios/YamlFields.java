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
    /** A block stands two columns further right than its name. */
    private static final int INDENT = 2;

    private final String file;
    private final int line;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
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
            keys.put(key.getValue(), key);
        }
    }

    static int lineOf(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }

    private static int columnOf(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getColumn() + 1;
    }

    ScenarioException failure(Node node, String message) {
        return failure(lineOf(node), columnOf(node), message);
    }

    ScenarioException failure(int at, int column, String message) {
        return new ScenarioException(file, at, column, message);
    }

    /** At a field: at its value, where it stands on the line of its name. */
    ScenarioException failure(String key, String message) {
        Node name = keys.get(key);
        Node value = fields.get(key);
        if (name == null || value == null) {
            return failure(line, 0, message);
        }
        return failure(lineOf(value) == lineOf(name) ? value : name, message);
    }

    int line(String key) {
        Node name = keys.get(key);
        return name == null ? line : lineOf(name);
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
            throw failure(line, 0, "'" + key + "' is missing; add it");
        }
        return node;
    }

    String text(String key) {
        if (!(require(key) instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw failure(key, "'" + key + "' must be a text");
        }
        return scalar.getValue().strip();
    }

    /** Whether the field stands there. */
    boolean has(String key) {
        return take(key) != null;
    }

    /** Whether the field is there and a list. */
    boolean isList(String key) {
        return take(key) instanceof SequenceNode;
    }

    /** Whether the field is there and a mapping. */
    boolean isMapping(String key) {
        return take(key) instanceof MappingNode;
    }

    YamlFields mapping(String key) {
        return new YamlFields(file, require(key));
    }

    /** Names of the fields, in order. */
    List<String> names() {
        return List.copyOf(fields.keySet());
    }

    /** At a line and column of a text, both counted from 0. */
    ScenarioException failureWithin(String key, int lineInText, int columnInText, String message) {
        Node node = require(key);
        boolean literal =
                node instanceof ScalarNode scalar
                        && scalar.getScalarStyle() == DumperOptions.ScalarStyle.LITERAL;
        if (literal) {
            return failure(
                    line(key) + 1 + lineInText, INDENT + baseColumn(key) + columnInText, message);
        }
        boolean folded =
                node instanceof ScalarNode scalar
                        && scalar.getScalarStyle() == DumperOptions.ScalarStyle.FOLDED;
        if (folded) {
            return failure(line(key) + 1, 0, message);
        }
        boolean quoted =
                node instanceof ScalarNode scalar
                        && scalar.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN;
        return failure(lineOf(node), columnOf(node) + (quoted ? 1 : 0) + columnInText, message);
    }

    private int baseColumn(String key) {
        Node name = keys.get(key);
        return name == null ? 1 : columnOf(name);
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
