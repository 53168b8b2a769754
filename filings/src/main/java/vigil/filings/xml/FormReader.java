package vigil.filings.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads bytes that a stranger may have written. A document type declaration is refused before
 * anything in it is looked at, so there are neither entity bombs nor external entities; size, depth
 * and number of elements are bounded.
 */
public final class FormReader {
    private static final int DEPTH = 24;
    private static final int ATTRIBUTES = 16;
    private static final int TEXT = 1 << 16;

    private final int largest;
    private final int mostElements;

    /**
     * A reader with its bounds.
     *
     * @param largest bytes of a document
     * @param mostElements elements of a document
     */
    public FormReader(int largest, int mostElements) {
        this.largest = largest;
        this.mostElements = mostElements;
    }

    /** Reads a document whose root has that local name. */
    public ReadElement read(byte[] bytes, String root) throws UnreadableForm {
        if (bytes.length > largest) {
            throw new UnreadableForm("the file is larger than " + largest + " bytes");
        }
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
            ReadElement element = document(xml);
            xml.close();
            if (!element.name().equals(root)) {
                throw new UnreadableForm("the root of the file should be " + root);
            }
            return element;
        } catch (XMLStreamException | RuntimeException e) {
            throw new UnreadableForm("the file is no well-formed XML within the bounds", e);
        }
    }

    private ReadElement document(XMLStreamReader xml) throws XMLStreamException, UnreadableForm {
        Deque<ReadElement> open = new ArrayDeque<>();
        ReadElement root = new ReadElement("");
        open.push(root);
        int elements = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD ->
                        throw new UnreadableForm("the file declares its own document type");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > mostElements) {
                        throw new UnreadableForm("the file has more elements than " + mostElements);
                    }
                    ReadElement child = element(xml);
                    open.element().add(child);
                    open.push(child);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        open.element().append(xml.getText());
                default -> {} // Comments and instructions say nothing.
            }
        }
        return root.children().getFirst();
    }

    private static ReadElement element(XMLStreamReader xml) {
        ReadElement element = new ReadElement(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            element.attribute(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return element;
    }

    private XMLInputFactory factory() {
        XMLInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, (long) mostElements);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, TEXT);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, TEXT);
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, (long) largest);
        return factory;
    }
}
