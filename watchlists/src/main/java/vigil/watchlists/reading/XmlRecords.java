package vigil.watchlists.reading;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vigil.contracts.csv.UnreadableFile;

/**
 * Walks over the records of an XML list: one element with its content at a time, in bounded memory.
 * A document type declaration is refused before anything in it is looked at, so there are neither
 * entity bombs nor external entities.
 */
public final class XmlRecords implements AutoCloseable {
    private static final int DEPTH = 32;
    private static final int ATTRIBUTES = 200;
    private static final int NODE_COST = 64;

    private final InputStream in;
    private final ReadingLimits limits;
    private final Set<String> names;
    private final XMLStreamReader xml;
    private final XmlNode root;

    /**
     * Opens a document.
     *
     * @param roots what the root may be called
     * @param records the names of the elements that are records, wherever they stand
     */
    public XmlRecords(InputStream in, ReadingLimits limits, Set<String> roots, Set<String> records)
            throws IOException {
        this.in = in;
        this.limits = limits;
        this.names = records;
        try {
            this.xml = factory(limits).createXMLStreamReader(in);
            this.root = readRoot();
        } catch (XMLStreamException e) {
            throw refusal(e);
        }
        if (!roots.contains(root.name())) {
            throw new UnreadableFile(
                    "the document is not this kind of list: its root should be " + roots);
        }
    }

    /** The root with its attributes, without content. */
    public XmlNode root() {
        return root;
    }

    /** The next record; null at the end of a complete document. */
    public @Nullable XmlNode next() throws IOException {
        try {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && names.contains(xml.getLocalName())) {
                    return record();
                }
            }
            return null;
        } catch (XMLStreamException | WstxLazyException e) {
            throw refusal(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw refusal(e);
        } finally {
            in.close();
        }
    }

    private XmlNode readRoot() throws XMLStreamException, UnreadableFile {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new UnreadableFile("the document declares its own type, which no list does");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                return element();
            }
        }
        throw new UnreadableFile("the document is empty");
    }

    private XmlNode record() throws XMLStreamException, UnreadableFile {
        XmlNode top = element();
        Deque<XmlNode> open = new ArrayDeque<>();
        open.push(top);
        long size = NODE_COST;
        while (!open.isEmpty()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    XmlNode child = element();
                    open.element().add(child);
                    open.push(child);
                    size += NODE_COST;
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    size += xml.getTextLength();
                    open.element()
                            .append(
                                    xml.getTextCharacters(),
                                    xml.getTextStart(),
                                    xml.getTextLength());
                }
                default -> {} // Comments and blanks between elements say nothing.
            }
            if (size > limits.recordCharacters()) {
                throw new UnreadableFile("a record is larger than any list's");
            }
        }
        return top;
    }

    private XmlNode element() {
        XmlNode node = new XmlNode(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            node.attribute(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return node;
    }

    private static XMLInputFactory factory(ReadingLimits limits) {
        XMLInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, limits.fieldCharacters());
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, limits.fieldCharacters());
        return factory;
    }

    private static UnreadableFile refusal(Exception e) {
        // The parser's own message may quote the document, and its cause a reason of ours.
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableFile ours) {
                return ours;
            }
        }
        if (e instanceof XMLStreamException told && told.getLocation() != null) {
            return new UnreadableFile(
                    "the XML is cut off or malformed at line "
                            + told.getLocation().getLineNumber()
                            + ", column "
                            + told.getLocation().getColumnNumber());
        }
        return new UnreadableFile("the XML is cut off or malformed");
    }
}
