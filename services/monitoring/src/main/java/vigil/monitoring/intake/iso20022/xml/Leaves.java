package vigil.monitoring.intake.iso20022.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.checks.RowFindings;
import vigil.monitoring.intake.checks.Texts;

/** Gathers what no field of ours holds, so that nothing is dropped. */
public final class Leaves {

    private static final int MAX_LEAVES = 2_000;
    private static final int MAX_TEXT = 16 * 1024;

    private Leaves() {}

    /** Everything below {@code node} with text of its own. */
    public static void collect(XmlNode node, List<XmlNode> leaves) {
        collect(node, child -> true, leaves);
    }

    private static void collect(XmlNode node, Predicate<XmlNode> wanted, List<XmlNode> leaves) {
        if (!node.text().isEmpty() || !node.attributes().isEmpty()) {
            leaves.add(node);
        }
        for (XmlNode child : node.children()) {
            if (wanted.test(child)) {
                collect(child, wanted, leaves);
            }
        }
    }

    /**
     * Notes texts that hold control characters or are enormous, below {@code node} but not below
     * these names.
     */
    public static void check(XmlNode node, RowFindings findings, String... without) {
        List<XmlNode> leaves = new ArrayList<>();
        collect(node, child -> !List.of(without).contains(child.name()), leaves);
        if (leaves.size() > MAX_LEAVES) {
            findings.fail(
                    node.path(),
                    FailureCode.TOO_LARGE,
                    "holds more than " + MAX_LEAVES + " fields");
        }
        for (XmlNode leaf : leaves) {
            boolean clean =
                    Texts.isCleanProse(leaf.text())
                            && leaf.attributes().stream()
                                    .allMatch(attribute -> Texts.isClean(attribute.value()));
            if (!clean) {
                findings.fail(
                        leaf.path(),
                        FailureCode.TEXT,
                        "holds control characters or invalid Unicode");
            }
            if (leaf.textLength() > MAX_TEXT) {
                findings.fail(
                        leaf.path(),
                        FailureCode.TEXT,
                        "is longer than " + MAX_TEXT + " characters");
            }
        }
    }

    /**
     * What stands below {@code node}, but not below its children of these names, and is not taken
     * yet.
     */
    public static List<Detail> untaken(XmlNode node, Set<String> without) {
        List<XmlNode> leaves = new ArrayList<>();
        for (XmlNode child : node.children()) {
            if (!without.contains(child.name())) {
                collect(child, leaves);
            }
        }
        List<Detail> details = new ArrayList<>();
        leaves.forEach(leaf -> describe(leaf.path(), leaf, details));
        return details;
    }

    /** What stands around the document. */
    public static List<Detail> around(XmlNode document, XmlNode outermost) {
        List<XmlNode> leaves = new ArrayList<>();
        if (document != outermost) {
            collect(outermost, child -> child != document, leaves);
        }
        List<Detail> details = new ArrayList<>();
        leaves.forEach(
                leaf -> describe(Detail.ENVELOPE + insideEnvelope(leaf.path()), leaf, details));
        return details;
    }

    /** A header is named alike whatever the envelope around it is called. */
    private static String insideEnvelope(String path) {
        return path.substring(Math.max(0, path.indexOf("AppHdr")));
    }

    private static void describe(String path, XmlNode leaf, List<Detail> details) {
        if (leaf.isTaken()) {
            return;
        }
        if (!leaf.text().isEmpty()) {
            details.add(Detail.of(path, leaf.text()));
        }
        for (XmlNode.Attribute attribute : leaf.attributes()) {
            if (attribute.namespace().isEmpty()) {
                details.add(Detail.of(path + "/@" + attribute.name(), attribute.value()));
            }
        }
    }
}
