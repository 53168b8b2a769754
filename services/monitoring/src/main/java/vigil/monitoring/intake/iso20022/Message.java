package vigil.monitoring.intake.iso20022;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.iso20022.xml.Leaves;
import vigil.monitoring.intake.iso20022.xml.NotReadable;
import vigil.monitoring.intake.iso20022.xml.XmlNode;
import vigil.monitoring.intake.iso20022.xml.XmlTreeReader;

/**
 * A message taken out of its envelope.
 *
 * @param name of its definition
 * @param document the element {@code Document}
 * @param root the one element inside it, which holds the message
 * @param header the business application header, null when there is none
 * @param envelope all that stood around the document, the header's fields too
 */
record Message(
        MessageName name,
        XmlNode document,
        XmlNode root,
        @Nullable XmlNode header,
        List<Detail> envelope) {

    private static final String DOCUMENT = "Document";
    private static final String HEADER = "AppHdr";

    /** A header and a document. */
    private static final int MAX_WRAPPED = 2;

    private static final int MAX_ENVELOPE_FIELDS = 200;

    static Message in(XmlNode outermost) throws NotReadable {
        List<XmlNode> documents = new ArrayList<>();
        find(outermost, DOCUMENT, documents);
        if (documents.isEmpty()) {
            unwrap(outermost);
            find(outermost, DOCUMENT, documents);
        }
        if (documents.isEmpty()) {
            throw new NotReadable(
                    FailureCode.NOT_SUPPORTED, "", "the XML holds no ISO 20022 Document");
        }
        if (documents.size() > 1) {
            throw new NotReadable(
                    FailureCode.NOT_SUPPORTED,
                    "",
                    "the XML holds several Documents: send each alone");
        }
        return of(outermost, documents.getFirst());
    }

    private static Message of(XmlNode outermost, XmlNode document) throws NotReadable {
        List<XmlNode> headers = new ArrayList<>();
        find(outermost, HEADER, headers);
        if (headers.size() > 1) {
            throw new NotReadable(FailureCode.SCHEMA, HEADER, "appears more than once");
        }
        if (document.children().size() != 1) {
            throw new NotReadable(FailureCode.SCHEMA, DOCUMENT, "must hold exactly one element");
        }
        XmlNode header = headers.isEmpty() ? null : headers.getFirst();
        XmlNode root = document.children().getFirst();
        List<Detail> envelope = Leaves.around(document, outermost);
        if (envelope.size() > MAX_ENVELOPE_FIELDS) {
            throw new NotReadable(
                    FailureCode.TOO_LARGE,
                    "",
                    "the envelope holds more than " + MAX_ENVELOPE_FIELDS + " fields");
        }
        return new Message(name(document, root, header), document, root, header, envelope);
    }

    private static MessageName name(XmlNode document, XmlNode root, @Nullable XmlNode header)
            throws NotReadable {
        Optional<MessageName> byHeader =
                Optional.ofNullable(header)
                        .flatMap(node -> node.children("MsgDefIdr").stream().findFirst())
                        .flatMap(node -> MessageName.in(node.text()));
        Optional<MessageName> byNamespace =
                MessageName.in(document.namespace()).or(() -> MessageName.in(root.namespace()));
        if (byHeader.isPresent() && byNamespace.isPresent() && !byHeader.equals(byNamespace)) {
            throw new NotReadable(
                    FailureCode.CONTRADICTION,
                    "AppHdr/MsgDefIdr",
                    "names another message than the Document's namespace");
        }
        return byNamespace
                .or(() -> byHeader)
                .orElseThrow(() ->
                        new NotReadable(
                                FailureCode.NOT_SUPPORTED,
                                DOCUMENT,
                                "has a namespace that names no ISO 20022 message"));
    }

    /** Puts XML that an envelope carries as text, mostly in CDATA, in the place of that text. */
    private static void unwrap(XmlNode outermost) throws NotReadable {
        List<XmlNode> leaves = new ArrayList<>();
        Leaves.collect(outermost, leaves);
        List<XmlNode> wrapped = leaves.stream().filter(Message::holdsXml).toList();
        if (wrapped.size() > MAX_WRAPPED) {
            throw new NotReadable(
                    FailureCode.NOT_SUPPORTED, "", "the envelope carries several messages as text");
        }
        for (XmlNode leaf : wrapped) {
            leaf.adopt(XmlTreeReader.read(leaf.text()));
        }
    }

    private static boolean holdsXml(XmlNode leaf) {
        String text = leaf.text();
        return text.startsWith("<") && (text.contains(DOCUMENT) || text.contains(HEADER));
    }

    private static void find(XmlNode node, String name, List<XmlNode> found) {
        for (XmlNode child : node.children()) {
            if (!child.name().equals(name)) {
                find(child, name, found);
            } else {
                found.add(child);
            }
        }
        if (node.parent() == null && node.name().equals(name)) {
            found.add(node);
        }
    }
}
