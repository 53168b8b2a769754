package vigil.cases.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks for macros, controls, embedded objects and references outwards in an Office document
 * (ECMA-376), without unpacking more than a declared amount.
 */
final class OfficeLook {

    private static final int MOST_PARTS = 5_000;
    private static final long MOST_BYTES = 256L * 1024 * 1024;
    private static final int LARGEST_RELATIONS = 4 * 1024 * 1024;

    private static final Map<Kind, String> MAIN_PARTS =
            Map.of(
                    Kind.DOCX, "word/document.xml",
                    Kind.XLSX, "xl/workbook.xml",
                    Kind.PPTX, "ppt/presentation.xml");

    private static final Set<String> ACTIVE_PARTS =
            Set.of(
                    "vbaproject",
                    "vbadata",
                    "macrosheets/",
                    "activex/",
                    "embeddings/",
                    "externallinks/",
                    "dialogsheets/",
                    "oleobject",
                    "customui/");

    /** Types of relations whose targets are fetched or run, wherever they lie. */
    private static final Set<String> FETCHED =
            Set.of("attachedtemplate", "/oleobject", "/frame", "/externallink", "/afchunk");

    private static final XMLInputFactory XML = xml();

    private OfficeLook() {}

    static void requireInert(Kind kind, byte[] content) {
        boolean main = false;
        int parts = 0;
        long bytes = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                String name = part.getName().toLowerCase(Locale.ROOT).replace('\\', '/');
                main |= name.equals(MAIN_PARTS.get(kind));
                requireInertPart(name);
                bytes +=
                        name.endsWith(".rels") ? requireInside(zip) : skip(zip, MOST_BYTES - bytes);
                if (++parts > MOST_PARTS || bytes > MOST_BYTES) {
                    throw Inspection.refused(
                            "The document unpacks to more than can be looked into.");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Inspection.refused("The document cannot be read.");
        }
        if (!main) {
            throw Inspection.refused("The file is not what its name says.");
        }
    }

    private static void requireInertPart(String name) {
        if (name.startsWith("/")
                || name.contains("../")
                || ACTIVE_PARTS.stream().anyMatch(name::contains)) {
            throw active();
        }
    }

    /** A reference to a template or object elsewhere is fetched when the document is opened. */
    private static long requireInside(ZipInputStream zip) throws IOException {
        byte[] relations = zip.readNBytes(LARGEST_RELATIONS + 1);
        if (relations.length > LARGEST_RELATIONS) {
            throw active();
        }
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(relations));
            while (xml.hasNext()) {
                requireInside(xml.next(), xml);
            }
        } catch (XMLStreamException e) {
            throw Inspection.refused("The document cannot be read.");
        }
        return relations.length;
    }

    private static void requireInside(int event, XMLStreamReader xml) {
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw active();
        }
        if (event != XMLStreamConstants.START_ELEMENT) {
            return;
        }
        String type = attribute(xml, "type");
        boolean leaves = attribute(xml, "targetmode").equals("external");
        if (leaves && !type.endsWith("/hyperlink") || FETCHED.stream().anyMatch(type::contains)) {
            throw active();
        }
    }

    /** An attribute by its name in any case and namespace; empty without one. */
    private static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).toLowerCase(Locale.ROOT).equals(name)) {
                return xml.getAttributeValue(i).strip().toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    /** Nothing of a document type is read, and nothing outside of the part. */
    private static XMLInputFactory xml() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the part is read");
        });
        return factory;
    }

    private static long skip(ZipInputStream zip, long most) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long skipped = 0;
        for (int read = zip.read(buffer); read >= 0 && skipped <= most; read = zip.read(buffer)) {
            skipped += read;
        }
        return skipped;
    }

    private static RuntimeException active() {
        return Inspection.refused(
                "The document carries macros, objects or references outwards: save it without them, or as PDF.");
    }
}
