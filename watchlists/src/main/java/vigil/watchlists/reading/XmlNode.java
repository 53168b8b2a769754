package vigil.watchlists.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An element of a record with all that is in it; names are local, without namespace. */
public final class XmlNode {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<XmlNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlNode(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** An attribute, empty when there is none. */
    public String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /** The element's own text without blanks at its ends. */
    public String text() {
        return text.toString().strip();
    }

    /** The text of the element at the end of a path, empty when there is none. */
    public String text(String... path) {
        XmlNode node = this;
        for (String step : path) {
            List<XmlNode> found = node.children(step);
            if (found.isEmpty()) {
                return "";
            }
            node = found.getFirst();
        }
        return node.text();
    }

    public List<XmlNode> children() {
        return children;
    }

    /** The children of that name. */
    public List<XmlNode> children(String child) {
        List<XmlNode> found = new ArrayList<>();
        for (XmlNode node : children) {
            if (node.name.equals(child)) {
                found.add(node);
            }
        }
        return found;
    }

    /** All elements at the end of a path: the addresses in the address list. */
    public List<XmlNode> all(String... path) {
        List<XmlNode> level = List.of(this);
        for (String step : path) {
            List<XmlNode> next = new ArrayList<>();
            level.forEach(node -> next.addAll(node.children(step)));
            level = next;
        }
        return level;
    }

    void attribute(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void add(XmlNode child) {
        children.add(child);
    }

    void append(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }
}
