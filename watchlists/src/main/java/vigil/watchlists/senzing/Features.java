package vigil.watchlists.senzing;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import vigil.watchlists.entities.CleanText;

/**
 * The attributes that belong together: one name, one address. A usage may stand before an
 * attribute's name, as in {@code PRIMARY_NAME_FULL}.
 */
final class Features {
    private final Map<String, String> values = new LinkedHashMap<>();

    static Features of(JsonNode object) {
        Features features = new Features();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (field.getValue().isValueNode()) {
                features.put(field.getKey(), field.getValue().asString(""));
            }
        }
        return features;
    }

    void put(String attribute, String value) {
        String clean = CleanText.of(value);
        if (!clean.isEmpty()) {
            values.put(attribute.toUpperCase(Locale.ROOT), clean);
        }
    }

    /** The value of an attribute, with a usage before its name or without; empty for nothing. */
    String get(String attribute) {
        String exact = values.get(attribute);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (value.getKey().endsWith("_" + attribute)) {
                return value.getValue();
            }
        }
        return "";
    }

    /** The value of exactly this attribute. */
    String own(String attribute) {
        return values.getOrDefault(attribute, "");
    }

    /** Whether the attribute's usage or its type says that it is a further name. */
    boolean isFurtherName() {
        String type = own("NAME_TYPE").toUpperCase(Locale.ROOT);
        boolean primary = type.isEmpty() || type.equals("PRIMARY");
        return !primary
                || values.keySet().stream()
                        .anyMatch(key -> key.startsWith("ALIAS_") || key.startsWith("AKA_"));
    }
}
