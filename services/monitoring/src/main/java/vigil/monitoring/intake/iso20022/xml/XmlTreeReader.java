package vigil.monitoring.intake.iso20022.xml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.intake.FailureCode;

/**
 * Reads XML into a tree within limits. Document types and entities of a sender's own are refused,
 * which ends external entities, entity bombs and quadratic blow-up alike.
 */
public final class XmlTreeReader {

    public static final int MAX_BYTES = 8 * 1024 * 1024;
    public static final int MAX_DEPTH = 64;
    public static final int MAX_ELEMENTS = 300_000;

    private static final int MAX_TEXT = 4 * 1024 * 1024;
    private static final int MAX_NAME = 128;
    private static final int MAX_ATTRIBUTES = 32;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private int elements;

    private XmlTreeReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        // They count "&amp;" too. Entities of a sender's own are refused, and our limits bound the
        // rest.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the message is read");
        });
        return factory;
    }

    public static XmlNode read(String document) throws NotReadable {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(document));
            try {
                return new XmlTreeReader(xml).read();
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw isLimit(e)
                    ? tooLarge("a name, or the attributes of an element, are too long")
                    : malformed(e.getLocation());
        }
    }

    /** The parser has limits of its own on names and attributes, and says so by a code alone. */
    private static boolean isLimit(XMLStreamException e) {
        return e.getMessage() != null && e.getMessage().contains("JAXP0001");
    }

    private XmlNode read() throws XMLStreamException, NotReadable {
        XmlNode root = null;
        XmlNode current = null;
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    requireRoom(++depth);
                    current = started(current);
                    root = root == null ? current : root;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    current = current == null ? null : current.parent();
                    depth--;
                }
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE ->
                        append(current);
                case XMLStreamConstants.DTD -> throw forbidden("a document type");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw forbidden("an entity of its own");
                default -> {}
            }
        }
        if (root == null) {
            throw malformed(xml.getLocation());
        }
        return root;
    }

    private XmlNode started(@Nullable XmlNode parent) throws NotReadable {
        String name = checkedName(xml.getLocalName());
        return new XmlNode(parent, orEmpty(xml.getNamespaceURI()), name, attributes());
    }

    private List<XmlNode.Attribute> attributes() throws NotReadable {
        int count = xml.getAttributeCount();
        if (count == 0) {
            return List.of();
        }
        if (count > MAX_ATTRIBUTES) {
            throw tooLarge("an element has more than " + MAX_ATTRIBUTES + " attributes");
        }
        List<XmlNode.Attribute> attributes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            attributes.add(
                    new XmlNode.Attribute(
                            orEmpty(xml.getAttributeNamespace(i)),
                            checkedName(xml.getAttributeLocalName(i)),
                            checkedText(xml.getAttributeValue(i))));
        }
        return attributes;
    }

    private void append(@Nullable XmlNode current) throws NotReadable {
        // Blanks between elements are no text, and there are many of them.
        if (current != null && !(xml.isWhiteSpace() && current.textLength() == 0)) {
            checkLength(current.textLength() + xml.getTextLength());
            current.append(xml.getText());
        }
    }

    private void requireRoom(int depth) throws NotReadable {
        if (depth > MAX_DEPTH) {
            throw new NotReadable(
                    FailureCode.TOO_DEEP,
                    "",
                    "the XML is nested deeper than " + MAX_DEPTH + " elements");
        }
        if (++elements > MAX_ELEMENTS) {
            throw tooLarge("the XML has more than " + MAX_ELEMENTS + " elements");
        }
    }

    private static String checkedName(String name) throws NotReadable {
        if (name.length() > MAX_NAME) {
            throw tooLarge("a name is longer than " + MAX_NAME + " characters");
        }
        return name;
    }

    private static String checkedText(String text) throws NotReadable {
        checkLength(text.length());
        return text;
    }

    private static void checkLength(int length) throws NotReadable {
        if (length > MAX_TEXT) {
            throw tooLarge("a text is longer than " + MAX_TEXT + " characters");
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static NotReadable tooLarge(String reason) {
        return new NotReadable(FailureCode.TOO_LARGE, "", reason);
    }

    private static NotReadable forbidden(String what) {
        return new NotReadable(
                FailureCode.FORBIDDEN,
                "",
                "the XML declares or uses " + what + ", which is never taken");
    }

    // The parser's own message quotes the text around the fault, which may be personal data.
    private static NotReadable malformed(@Nullable Location at) {
        String where =
                at == null
                        ? ""
                        : " (line " + at.getLineNumber() + ", column " + at.getColumnNumber() + ")";
        return new NotReadable(
                FailureCode.MALFORMED, "", "the body is not well-formed XML" + where);
    }
}
