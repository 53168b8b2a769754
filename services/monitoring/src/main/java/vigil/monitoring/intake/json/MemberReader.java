package vigil.monitoring.intake.json;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.checks.RowFindings;

/** The members of one object: each is asked for by name, and what nobody asked for is refused. */
final class MemberReader {

    private static final int SHOWN_LENGTH = 64;

    private final JsonValue.Members members;
    private final String path;
    private final RowFindings findings;
    private final Set<String> known = new LinkedHashSet<>();

    MemberReader(JsonValue.Members members, String path, RowFindings findings) {
        this.members = members;
        this.path = path;
        this.findings = findings;
    }

    /** A name from outside, fit for an answer. */
    static String shown(String name) {
        String clean = name.replaceAll("[^\\x21-\\x7e]", "?");
        return clean.length() <= SHOWN_LENGTH ? clean : clean.substring(0, SHOWN_LENGTH) + "…";
    }

    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Whether the object holds a value of this name. */
    boolean has(String name) {
        return !isAbsent(name);
    }

    /** The checked value of a text that must be there; null when it fails. */
    <T> @Nullable T required(String name, BiFunction<String, String, @Nullable T> check) {
        if (isAbsent(name)) {
            findings.fail(path(name), FailureCode.MISSING, "is required");
            return null;
        }
        return optional(name, check);
    }

    /** The checked value of a text; null when it is absent or fails. */
    <T> @Nullable T optional(String name, BiFunction<String, String, @Nullable T> check) {
        return isAbsent(name) ? null : text(path(name), members.values().get(name), check);
    }

    private <T> @Nullable T text(
            String field,
            @Nullable JsonValue value,
            BiFunction<String, String, @Nullable T> check) {
        if (value instanceof JsonValue.Text text) {
            return check.apply(field, text.value());
        }
        findings.fail(field, FailureCode.WRONG_TYPE, "must be a JSON string");
        return null;
    }

    /** The object of this name; null when it is absent or not an object. */
    @Nullable MemberReader object(String name) {
        if (isAbsent(name)) {
            return null;
        }
        if (members.values().get(name) instanceof JsonValue.Members object) {
            return new MemberReader(object, path(name), findings);
        }
        findings.fail(path(name), FailureCode.WRONG_TYPE, "must be a JSON object");
        return null;
    }

    /** As {@link #object}, and absence is a failure. */
    @Nullable MemberReader requiredObject(String name) {
        if (isAbsent(name)) {
            findings.fail(path(name), FailureCode.MISSING, "is required");
        }
        return object(name);
    }

    /** The values of the list of this name, none when it is absent. */
    List<JsonValue> items(String name, int most) {
        if (isAbsent(name)) {
            return List.of();
        }
        if (!(members.values().get(name) instanceof JsonValue.Items items)) {
            findings.fail(path(name), FailureCode.WRONG_TYPE, "must be a JSON array");
            return List.of();
        }
        if (items.values().size() > most) {
            findings.fail(path(name), FailureCode.TOO_LARGE, "holds more than " + most + " values");
            return List.of();
        }
        return items.values();
    }

    /** The checked texts of a list. */
    <T> List<T> texts(String name, int most, BiFunction<String, String, @Nullable T> check) {
        List<T> texts = new ArrayList<>();
        List<JsonValue> items = items(name, most);
        for (int i = 0; i < items.size(); i++) {
            T text = text(path(name) + "[" + i + "]", items.get(i), check);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The objects of a list. */
    List<MemberReader> objects(String name, int most) {
        List<MemberReader> objects = new ArrayList<>();
        List<JsonValue> items = items(name, most);
        for (int i = 0; i < items.size(); i++) {
            String field = path(name) + "[" + i + "]";
            if (items.get(i) instanceof JsonValue.Members object) {
                objects.add(new MemberReader(object, field, findings));
            } else {
                findings.fail(field, FailureCode.WRONG_TYPE, "must be a JSON object");
            }
        }
        return objects;
    }

    /** Every name of the object, for objects whose names are the sender's own. */
    Set<String> names() {
        return members.values().keySet();
    }

    /** To be called last: refuses what nobody asked for, and what stands there twice. */
    void finish() {
        for (Map.Entry<String, JsonValue> member : members.values().entrySet()) {
            if (!known.contains(member.getKey())) {
                findings.fail(
                        path(shown(member.getKey())),
                        FailureCode.UNKNOWN_FIELD,
                        "is not a field of the schema");
            }
        }
        for (String name : members.repeated()) {
            findings.fail(path(shown(name)), FailureCode.REPEATED_FIELD, "appears more than once");
        }
    }

    private boolean isAbsent(String name) {
        known.add(name);
        JsonValue value = members.values().get(name);
        return value == null || value == JsonValue.Other.NULL;
    }
}
