package vigil.gateway.firewall;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * An XML body on its way past the rules: no document type, no entities of its own, nothing that is
 * included from elsewhere.
 */
final class XmlBody {

    private static final String INCLUDE = "http://www.w3.org/2001/XInclude";
    private static final WstxInputFactory XML = factory();

    private XmlBody() {}

    /**
     * @throws XMLStreamException when it is no XML within bounds
     */
    static void read(byte[] body, Inspection inspection) throws XMLStreamException {
        XMLStreamReader2 reader =
                (XMLStreamReader2) XML.createXMLStreamReader(new ByteArrayInputStream(body));
        try {
            while (reader.hasNext() && !inspection.isOver()) {
                take(reader.next(), reader, inspection);
            }
        } finally {
            reader.closeCompletely();
        }
    }

    private static void take(int event, XMLStreamReader2 reader, Inspection inspection) {
        switch (event) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    inspection.block(Category.XML_ENTITY, "xml-document-type");
            case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    inspection.block(Category.XML_ENTITY, "xml-instruction");
            case XMLStreamConstants.START_ELEMENT -> element(reader, inspection);
            case XMLStreamConstants.CHARACTERS,
                    XMLStreamConstants.CDATA,
                    XMLStreamConstants.COMMENT -> {
                String text = reader.getText();
                if (!text.isBlank()) {
                    inspection.look(text, Spot.FIELD);
                }
            }
            default -> {}
        }
    }

    private static void element(XMLStreamReader2 reader, Inspection inspection) {
        if (INCLUDE.equals(reader.getNamespaceURI())) {
            inspection.block(Category.XML_ENTITY, "xml-include");
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            inspection.look(reader.getAttributeValue(i), Spot.FIELD);
        }
    }

    private static WstxInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        // Reported as an event and refused; nothing of it is ever read.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 100);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 64);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 65_536);
        return factory;
    }
}
