package vigil.filings.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An element of a form: text or elements, attributes, and the field of the report that it was made
 * of ({@code subjects[0].name.last}), so that whatever is said of the element can be said of the
 * field.
 */
public final class FormElement {
    private final String name;
    private final String field;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<FormElement> children = new ArrayList<>();
    private final @Nullable String text;

    private FormElement(String name, String field, @Nullable String text) {
        this.name = name;
        this.field = field;
        this.text = text;
    }

    /** An element that holds others. */
    public static FormElement group(String name, String field) {
        return new FormElement(name, field, null);
    }

    /** An element that holds text. */
    public static FormElement leaf(String name, String field, String text) {
        return new FormElement(name, field, text);
    }

    public String name() {
        return name;
    }

    public String field() {
        return field;
    }

    /** The text; null of an element that holds others. */
    public @Nullable String text() {
        return text;
    }

    public Map<String, String> attributes() {
        return attributes;
    }

    public List<FormElement> children() {
        return children;
    }

    public FormElement attribute(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    public FormElement add(FormElement child) {
        children.add(child);
        return this;
    }

    public FormElement addAll(List<FormElement> more) {
        children.addAll(more);
        return this;
    }

    /** Adds text, if there is any; the field's name is below that of this element. */
    public FormElement text(String child, String fieldName, @Nullable Object value) {
        if (value != null) {
            children.add(leaf(child, below(fieldName), value.toString()));
        }
        return this;
    }

    /** Adds a {@code Y}, or nothing. */
    public FormElement mark(String child, String fieldName, boolean set) {
        return set ? text(child, fieldName, "Y") : this;
    }

    /** Adds a {@code Y}, or the element without one where the form wants it at any rate. */
    public FormElement requiredMark(String child, String fieldName, boolean set) {
        return text(child, fieldName, set ? "Y" : "");
    }

    /** The name of a field below that of this element. */
    public String below(String fieldName) {
        if (fieldName.isEmpty()) {
            return field;
        }
        return field.isEmpty() ? fieldName : field + "." + fieldName;
    }
}
