package vigil.monitoring.intake.iso20022.xml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.checks.RowFindings;
import vigil.monitoring.intake.checks.Texts;
import vigil.monitoring.intake.checks.ValueChecks;

/** Finds elements by their path, and notes where one that may stand but once stands twice. */
public final class Elements {

    private final ValueChecks checks;
    private final boolean taking;

    public Elements(ValueChecks checks) {
        this(checks, true);
    }

    private Elements(ValueChecks checks, boolean taking) {
        this.checks = checks;
        this.taking = taking;
    }

    /** The same for looking only: what it reads stays among the details. */
    public Elements looking() {
        return new Elements(checks, false);
    }

    public ValueChecks checks() {
        return checks;
    }

    public RowFindings findings() {
        return checks.findings();
    }

    /** The element at the end of the path, null when a step is missing. */
    public @Nullable XmlNode find(@Nullable XmlNode from, String... path) {
        XmlNode node = from;
        for (String step : path) {
            if (node == null) {
                return null;
            }
            List<XmlNode> children = node.children(step);
            if (children.size() > 1) {
                findings()
                        .fail(children.get(1).path(), FailureCode.SCHEMA, "appears more than once");
            }
            node = children.isEmpty() ? null : children.getFirst();
        }
        return node;
    }

    /** The first of these elements that is there. */
    public @Nullable XmlNode findAny(@Nullable XmlNode from, String... names) {
        for (String name : names) {
            XmlNode node = find(from, name);
            if (node != null) {
                return node;
            }
        }
        return null;
    }

    /** The text at the end of the path on one line; null when there is none. */
    public @Nullable String text(@Nullable XmlNode from, String... path) {
        return textOf(find(from, path));
    }

    /** As {@link #text}; the text counts as held by the reading from now on. */
    public @Nullable String take(@Nullable XmlNode from, String... path) {
        XmlNode node = find(from, path);
        String text = textOf(node);
        if (node != null && text != null) {
            take(node);
        }
        return text;
    }

    /** The text of the element counts as held by the reading from now on. */
    public void take(XmlNode node) {
        if (taking) {
            node.take();
        }
    }

    public static @Nullable String textOf(@Nullable XmlNode node) {
        String text = node == null ? "" : Texts.onOneLine(node.text());
        return text.isEmpty() ? null : text;
    }
}
