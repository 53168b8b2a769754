package vigil.monitoring.intake.iso20022.xml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element of a message. Remembers whether its text has found a place in the reading. */
public final class XmlNode {

    private @Nullable XmlNode parent;
    private final String namespace;
    private final String name;
    private final List<Attribute> attributes;

    // Made when they are needed: a large message has hundreds of thousands of elements.
    private List<XmlNode> children = List.of();
    private @Nullable StringBuilder text;
    private boolean taken;

    /** An attribute with its namespace, which is empty for nearly all. */
    public record Attribute(String namespace, String name, String value) {}

    public XmlNode(
            @Nullable XmlNode parent, String namespace, String name, List<Attribute> attributes) {
        this.parent = parent;
        this.namespace = namespace;
        this.name = name;
        this.attributes = attributes;
        if (parent != null) {
            parent.add(this);
        }
    }

    private void add(XmlNode child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(4);
        }
        children.add(child);
    }

    public @Nullable XmlNode parent() {
        return parent;
    }

    public String namespace() {
        return namespace;
    }

    /** The name without prefix. */
    public String name() {
        return name;
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    /** The value of an attribute without namespace, empty when it is absent. */
    public String attribute(String wanted) {
        return attributes.stream()
                .filter(attribute ->
                        attribute.namespace().isEmpty() && attribute.name().equals(wanted))
                .map(Attribute::value)
                .findFirst()
                .orElse("");
    }

    public List<XmlNode> children() {
        return children;
    }

    public List<XmlNode> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    /** All text directly inside, as written. */
    public String rawText() {
        return text == null ? "" : text.toString();
    }

    public int textLength() {
        return text == null ? 0 : text.length();
    }

    /** All text directly inside, without white space at its ends. */
    public String text() {
        return rawText().strip();
    }

    public void append(String more) {
        StringBuilder all = text == null ? new StringBuilder(more.length()) : text;
        text = all.append(more);
    }

    /** Takes another tree in the place of the text, which was that tree in writing. */
    public void adopt(XmlNode tree) {
        text = null;
        tree.parent = this;
        add(tree);
    }

    /** Says that the text, and the attributes, are held by a field of the reading. */
    public void take() {
        taken = true;
    }

    public boolean isTaken() {
        return taken;
    }

    /** Where the element stands below the message's own root, as {@code GrpHdr/MsgId}. */
    public String path() {
        StringBuilder path = new StringBuilder(name);
        for (XmlNode above = parent;
                above != null && !above.isMessageRoot();
                above = above.parent) {
            path.insert(0, above.name + "/");
        }
        return path.toString();
    }

    private boolean isMessageRoot() {
        return parent != null && parent.name.equals("Document");
    }
}
