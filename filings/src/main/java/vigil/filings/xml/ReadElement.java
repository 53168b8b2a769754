package vigil.filings.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element as it was read, with all that is in it; names are local, without namespace. */
public final class ReadElement {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<ReadElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    ReadElement(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public Map<String, String> attributes() {
        return attributes;
    }

    /** An attribute, empty when there is none. */
    public String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /** The element's own text as it stands. */
    public String text() {
        return text.toString();
    }

    public List<ReadElement> children() {
        return children;
    }

    /** The children of that name, in their order. */
    public List<ReadElement> all(String child) {
        return children.stream().filter(element -> element.name.equals(child)).toList();
    }

    /** The first child of that name, if there is one. */
    public @Nullable ReadElement first(String child) {
        for (ReadElement element : children) {
            if (element.name.equals(child)) {
                return element;
            }
        }
        return null;
    }

    /** The text of the first child of that name; null when there is none or nothing in it. */
    public @Nullable String value(String child) {
        ReadElement found = first(child);
        return found == null || found.text.isEmpty() ? null : found.text();
    }

    /** Whether a child of that name says {@code Y}. */
    public boolean marked(String child) {
        return "Y".equals(value(child));
    }

    void attribute(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void add(ReadElement child) {
        children.add(child);
    }

    void append(String more) {
        text.append(more);
    }
}
