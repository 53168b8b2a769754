package vigil.cases.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

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
        String text = new String(relations, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        boolean fetches =
                text.contains("attachedtemplate")
                        || text.contains("/oleobject")
                        || text.contains("/frame")
                        || text.contains("/externallink");
        if (relations.length > LARGEST_RELATIONS || fetches) {
            throw active();
        }
        return relations.length;
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
