package vigil.engine.scenarios;

import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import vigil.engine.Outcome;
import vigil.engine.features.Feature;

/**
 * Reads scenario files: one scenario a document, every field checked, every refusal with file, line
 * and remedy.
 */
final class ScenarioReader {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,63}");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,4})([hd])");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    /** The choices of {@code severity}. */
    private enum Severity {
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL
    }

    List<Scenario> read(String file, String content) {
        List<Scenario> scenarios = new ArrayList<>();
        try {
            for (Node node : new Yaml(new LoaderOptions()).composeAll(new StringReader(content))) {
                scenarios.add(read(file, new YamlFields(file, node)));
            }
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw new ScenarioException(
                    file,
                    mark == null ? 1 : mark.getLine() + 1,
                    mark == null ? 0 : mark.getColumn() + 1,
                    "not YAML: " + e.getProblem() + "; correct it");
        } catch (YAMLException e) {
            throw new ScenarioException(file, 1, 0, "not YAML: " + e.getMessage());
        }
        if (scenarios.isEmpty()) {
            throw new ScenarioException(
                    file, 1, 0, "the file is empty; write a scenario or remove it");
        }
        return scenarios;
    }

    private static Scenario read(String file, YamlFields fields) {
        Subject subject = fields.choice("subject", Subject.class);
        Declarations declared = Declarations.read(fields);
        Vocabulary vocabulary = declared.vocabulary(subject);
        Condition condition = condition(fields, vocabulary);
        ReasonText reason = reason(fields, vocabulary, condition);
        List<Feature> used = new ArrayList<>(condition.features());
        used.addAll(reason.features());
        declared.refuseUnused(fields, used, condition.source());
        Evidence evidence = fields.choice("evidence", Evidence.class);
        Scenario scenario =
                new Scenario(
                        id(fields),
                        fields.number("version", 1, Integer.MAX_VALUE),
                        fields.text("name"),
                        fields.has("risk") ? fields.text("risk") : "money laundering",
                        fields.text("typology"),
                        fields.text("description"),
                        fields.has("covers") ? fields.texts("covers") : List.of(),
                        redFlags(fields),
                        fields.text("jurisdiction"),
                        fields.text("owner"),
                        fields.choice("severity", Severity.class)
                                .name()
                                .toLowerCase(java.util.Locale.ROOT),
                        declared.parameters(),
                        declared.aggregates(),
                        condition,
                        reason,
                        subject,
                        evidence,
                        evidenceOf(fields, evidence, declared),
                        fields.number("score", 0, 1000),
                        fields.choice("outcome", Outcome.class),
                        fields.truth("alert"),
                        span(fields, "suppress"),
                        examples(fields),
                        file);
        fields.refuseRest();
        requireBothSides(fields, scenario);
        return scenario;
    }

    private static @Nullable DeclaredAggregate evidenceOf(
            YamlFields fields, Evidence evidence, Declarations declared) {
        if (evidence != Evidence.AGGREGATE) {
            if (fields.has("evidence-of")) {
                throw fields.failure(
                        "evidence-of", "'evidence-of' needs 'evidence: aggregate'; remove it");
            }
            return null;
        }
        String name = fields.text("evidence-of");
        DeclaredAggregate aggregate = declared.aggregate(name);
        if (aggregate == null) {
            throw fields.failure(
                    "evidence-of", "'" + name + "' is none of this scenario's aggregates");
        }
        return aggregate;
    }

    private static String id(YamlFields fields) {
        String id = fields.text("id");
        if (!ID.matcher(id).matches()) {
            throw fields.failure(
                    "id", "'id' must be lower-case letters, digits and hyphens, not '" + id + "'");
        }
        return id;
    }

    private static Condition condition(YamlFields fields, Vocabulary vocabulary) {
        try {
            return ConditionCompiler.compile(fields.text("condition"), vocabulary);
        } catch (ConditionCompiler.Unsound e) {
            throw fields.failureWithin(
                    "condition", e.line(), e.column(), String.valueOf(e.getMessage()));
        }
    }

    private static ReasonText reason(
            YamlFields fields, Vocabulary vocabulary, Condition condition) {
        String text = fields.text("reason");
        List<String> texts = new ArrayList<>();
        List<Feature> features = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int from = 0;
        while (matcher.find()) {
            Feature feature = vocabulary.feature(matcher.group(1));
            if (feature == null) {
                throw fields.failure(
                        "reason",
                        "the reason names '{"
                                + matcher.group(1)
                                + "}', which is no feature; see the catalogue");
            }
            texts.add(text.substring(from, matcher.start()));
            features.add(feature);
            from = matcher.end();
        }
        texts.add(text.substring(from));
        return new ReasonText(texts, features, condition);
    }

    private static List<RedFlag> redFlags(YamlFields fields) {
        return fields.mappings("red-flags").stream()
                .map(flag -> {
                    RedFlag redFlag = new RedFlag(flag.text("text"), flag.text("source"));
                    flag.refuseRest();
                    return redFlag;
                })
                .toList();
    }

    private static Duration span(YamlFields fields, String key) {
        Matcher matcher = SPAN.matcher(fields.text(key));
        if (!matcher.matches()) {
            throw fields.failure(key, "'" + key + "' must be hours or days such as 12h or 4d");
        }
        long count = Long.parseLong(matcher.group(1));
        return matcher.group(2).equals("h") ? Duration.ofHours(count) : Duration.ofDays(count);
    }

    private static List<Example> examples(YamlFields fields) {
        List<Example> examples = new ArrayList<>();
        for (YamlFields example : fields.mappings("examples")) {
            String name = example.text("name");
            boolean expected = example.truth("hit");
            List<String> lines = example.texts("transactions");
            double anomaly = anomaly(example);
            example.refuseRest();
            try {
                examples.add(
                        new Example(
                                name,
                                expected,
                                ExampleReader.read(lines),
                                anomaly,
                                example.line()));
            } catch (IllegalArgumentException e) {
                throw example.failure("transactions", String.valueOf(e.getMessage()));
            }
        }
        return examples;
    }

    private static double anomaly(YamlFields example) {
        if (!example.has("anomaly")) {
            return 0;
        }
        try {
            double share = Double.parseDouble(example.text("anomaly"));
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Answered below, like a number beyond.
        }
        throw example.failure("anomaly", "'anomaly' is a number from 0 to 1 such as 0.999");
    }

    private static void requireBothSides(YamlFields fields, Scenario scenario) {
        boolean hits = scenario.examples().stream().anyMatch(Example::expected);
        boolean misses = scenario.examples().stream().anyMatch(example -> !example.expected());
        if (!hits || !misses) {
            throw fields.failure(
                    "examples",
                    "a scenario needs an example on each side of its edge: hit true and false");
        }
    }
}
