package vigil.filings.xml;

import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the tree of a form as UTF-8, indented, one element a line. */
public final class FormWriter {
    private static final XMLOutputFactory FACTORY = factory();

    private final String namespace;
    private final String prefix;

    /** A writer of elements in a namespace; both empty for elements in none. */
    public FormWriter(String namespace, String prefix) {
        this.namespace = namespace;
        this.prefix = prefix;
    }

    /** The document of a root. */
    public byte[] write(FormElement root) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            element(xml, root, 0);
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("a text holds what XML cannot carry", e);
        }
        return out.toByteArray();
    }

    private void element(XMLStreamWriter xml, FormElement element, int depth)
            throws XMLStreamException {
        indent(xml, depth);
        if (namespace.isEmpty()) {
            xml.writeStartElement(element.name());
        } else {
            xml.writeStartElement(prefix, element.name(), namespace);
        }
        if (depth == 0 && !namespace.isEmpty()) {
            xml.writeNamespace(prefix, namespace);
        }
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            xml.writeAttribute(attribute.getKey(), attribute.getValue());
        }
        String text = element.text();
        if (text != null) {
            xml.writeCharacters(text);
        } else {
            for (FormElement child : element.children()) {
                element(xml, child, depth + 1);
            }
            indent(xml, depth);
        }
        xml.writeEndElement();
    }

    private static void indent(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static XMLOutputFactory factory() {
        WstxOutputFactory factory = new WstxOutputFactory();
        factory.setProperty("com.ctc.wstx.outputValidateContent", true);
        factory.setProperty("org.codehaus.stax2.automaticEmptyElements", false);
        return factory;
    }
}
