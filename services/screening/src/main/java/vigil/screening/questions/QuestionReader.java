package vigil.screening.questions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.matcher.entity.Schema;
import vigil.watchlists.matching.Compared;

/**
 * Reads whom a question is about: a schema and properties in FollowTheMoney's words. Whatever is
 * wrong is gathered and told at once; properties that matching does not know are passed over.
 */
public final class QuestionReader {

    private static final int LONGEST_KEY = 256;
    private static final int LONGEST_VALUE = 1_000;
    private static final int MOST_VALUES = 100;
    private static final int MOST_PROPERTIES = 100;
    private static final int MOST_ERRORS = 100;

    private final List<FieldError> errors = new ArrayList<>();

    /** Reads {@code {"schema": …, "properties": {…}}}; what it refuses is told by {@link #done}. */
    public Optional<Question> read(String path, String key, JsonNode node) {
        int before = errors.size();
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            refuse(path, "has a name of 1 to " + LONGEST_KEY + " characters");
        }
        if (!node.isObject()) {
            refuse(path, "is an object with schema and properties");
            return Optional.empty();
        }
        String asked = node.path("schema").asString("Thing");
        Optional<Schema> schema = schema(path, node.path("schema"), asked);
        Map<String, List<String>> properties = properties(path, node.path("properties"));
        if (errors.size() > before || schema.isEmpty()) {
            return Optional.empty();
        }
        Compared compared = new Compared(key, schema.get());
        properties.forEach((name, values) -> values.forEach(value -> compared.add(name, value)));
        return Optional.of(new Question(key, asked, properties, compared.build()));
    }

    /** Adds something that is not acceptable. */
    public void refuse(String field, String reason) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(FieldError.of(field, reason));
        }
    }

    /** What was not acceptable so far. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** Refuses when something was not acceptable. */
    public void done() {
        if (!errors.isEmpty()) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED, "Some values are not acceptable.", errors);
        }
    }

    private Optional<Schema> schema(String path, JsonNode node, String asked) {
        if (!node.isMissingNode() && !node.isString()
                || !vigil.watchlists.entities.Schema.isValid(asked)) {
            refuse(path + ".schema", "is a schema of FollowTheMoney, such as Person");
            return Optional.empty();
        }
        Optional<Schema> schema = Compared.schema(asked);
        if (schema.isEmpty()) {
            refuse(
                    path + ".schema",
                    "is a schema that bears names: Person, Organization, Company, LegalEntity, PublicBody, Vessel, Airplane, Vehicle, CryptoWallet, Security, BankAccount or Thing");
        }
        return schema;
    }

    private Map<String, List<String>> properties(String path, JsonNode node) {
        Map<String, List<String>> properties = new LinkedHashMap<>();
        String field = path + ".properties";
        if (!node.isObject()) {
            refuse(field, "is an object of properties, each an array of texts");
            return properties;
        }
        if (node.size() > MOST_PROPERTIES) {
            refuse(field, "has at most " + MOST_PROPERTIES + " properties");
            return properties;
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            List<String> values = new ArrayList<>();
            values(field + "." + property.getKey(), property.getValue(), values);
            properties.put(property.getKey(), values);
        }
        return properties;
    }

    private void values(String field, JsonNode node, List<String> values) {
        if (node.isArray()) {
            if (node.size() > MOST_VALUES) {
                refuse(field, "has at most " + MOST_VALUES + " values");
                return;
            }
            for (JsonNode value : node) {
                value(field, value, values);
            }
        } else {
            value(field, node, values);
        }
    }

    private void value(String field, JsonNode node, List<String> values) {
        if (node.isNull()) {
            return;
        }
        if (!node.isString() && !node.isNumber()) {
            refuse(field, "is an array of texts");
            return;
        }
        String text = node.asString();
        if (text.length() > LONGEST_VALUE) {
            refuse(field, "has values of at most " + LONGEST_VALUE + " characters");
            return;
        }
        String clean = Cleaning.of(text);
        if (!clean.isEmpty()) {
            values.add(clean);
        }
    }
}
