package vigil.engine.bundles;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import vigil.engine.scoring.Calibration;
import vigil.engine.scoring.ModelException;

/** A manifest as YAML; the same manifest gives the same bytes. */
final class ManifestText {
    private ManifestText() {}

    static String write(Manifest manifest) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", Manifest.FORMAT);
        fields.put("name", manifest.name());
        fields.put("window", manifest.window().toString());
        fields.put("threshold", manifest.threshold());
        fields.put("trees", manifest.treesHash());
        fields.put("card", manifest.cardHash());
        fields.put("featureSpecification", manifest.specificationHash());
        fields.put("training", manifest.training());
        fields.put("metrics", manifest.metrics());
        fields.put("features", manifest.features());
        fields.put("calibrationScores", manifest.calibration().scores());
        fields.put("calibrationProbabilities", manifest.calibration().probabilities());
        if (!manifest.parts().isEmpty()) {
            fields.put("parts", manifest.parts());
        }
        return dump(fields);
    }

    /** Fields as YAML, in their order. */
    static String dump(Map<String, Object> fields) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(Integer.MAX_VALUE);
        return new Yaml(options).dump(fields);
    }

    /**
     * @throws ModelException when a field is missing or of another kind
     */
    static Manifest read(String text) {
        Map<?, ?> fields = fields(text);
        if (!Integer.valueOf(Manifest.FORMAT).equals(fields.get("format"))) {
            throw new ModelException(
                    "The bundle has the format "
                            + fields.get("format")
                            + "; this engine reads "
                            + Manifest.FORMAT);
        }
        try {
            return new Manifest(
                    field(fields, "name", String.class),
                    list(fields, "features", String.class),
                    field(fields, "featureSpecification", String.class),
                    field(fields, "trees", String.class),
                    field(fields, "card", String.class),
                    Duration.parse(field(fields, "window", String.class)),
                    new Calibration(
                            list(fields, "calibrationScores", Double.class),
                            list(fields, "calibrationProbabilities", Double.class)),
                    field(fields, "threshold", Double.class),
                    map(fields, "training", String.class),
                    map(fields, "metrics", Double.class),
                    fields.containsKey("parts") ? map(fields, "parts", String.class) : Map.of());
        } catch (java.time.DateTimeException | ClassCastException e) {
            throw new ModelException("The bundle's manifest is broken: " + e.getMessage(), e);
        }
    }

    /**
     * @throws ModelException when it is no YAML, or holds no fields
     */
    static Map<?, ?> fields(String text) {
        try {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            if (read instanceof Map<?, ?> fields) {
                return fields;
            }
        } catch (YAMLException e) {
            throw new ModelException("The bundle's manifest is broken: " + e.getMessage(), e);
        }
        throw new ModelException("The bundle's manifest is broken: it holds no fields");
    }

    static <T> T field(Map<?, ?> fields, String name, Class<T> kind) {
        Object value = fields.get(name);
        if (value == null) {
            throw new ModelException("The bundle's manifest lacks " + name);
        }
        if (!kind.isInstance(value)) {
            throw new ModelException("The bundle's manifest has another kind of " + name);
        }
        return kind.cast(value);
    }

    static <T> List<T> list(Map<?, ?> fields, String name, Class<T> kind) {
        List<?> values = field(fields, name, List.class);
        if (!values.stream().allMatch(kind::isInstance)) {
            throw new ModelException("The bundle's manifest has another kind of " + name);
        }
        return values.stream().map(kind::cast).toList();
    }

    private static <T> Map<String, T> map(Map<?, ?> fields, String name, Class<T> kind) {
        Map<String, T> map = new LinkedHashMap<>();
        Map<?, ?> values = field(fields, name, Map.class);
        values.forEach((key, value) -> map.put(String.valueOf(key), kind.cast(value)));
        return map;
    }
}
