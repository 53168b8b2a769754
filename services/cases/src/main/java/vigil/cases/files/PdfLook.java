package vigil.cases.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import vigil.kernel.problems.Refusal;

/** Looks for what a PDF would do by itself (ISO 32000-2, sections 12.6 and 7.11.4). */
final class PdfLook {

    /** Entries that only active or carrying objects have. */
    private static final Set<String> KEYS =
            Set.of("JS", "JavaScript", "XFA", "EmbeddedFiles", "RichMediaContent", "AF");

    /** Actions that do more than turn a page or follow a link. */
    private static final Set<String> ACTIONS =
            Set.of(
                    "JavaScript",
                    "Launch",
                    "SubmitForm",
                    "ImportData",
                    "Rendition",
                    "Movie",
                    "Sound",
                    "RichMediaExecute",
                    "GoToE");

    /** Long enough not to come up by chance in compressed bytes. */
    private static final Set<String> MARKS =
            Set.of("/JavaScript", "/EmbeddedFile", "/RichMedia", "/SubmitForm");

    private static final int DEPTH = 64;
    private static final int MOST_OBJECTS = 500_000;

    private PdfLook() {}

    static void requireInert(byte[] content) {
        requireNoMarks(content);
        try (PDDocument document = new BoundedPdf(content).parse()) {
            if (document.isEncrypted()) {
                throw Inspection.refused(
                        "Encrypted PDFs are not taken: nobody can look into them.");
            }
            COSDocument objects = document.getDocument();
            requireInert(objects.getTrailer(), 0);
            if (objects.getXrefTable().size() > MOST_OBJECTS) {
                throw Inspection.refused("The PDF has more parts than can be looked into.");
            }
            for (COSObjectKey key : objects.getXrefTable().keySet()) {
                requireInert(objects.getObjectFromPool(key).getObject(), 0);
            }
        } catch (Refusal e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // The parser throws whatever comes up on bytes that nobody foresaw.
            throw Inspection.refused("The PDF cannot be read.");
        }
    }

    /** Also where a reader that mends broken files would find it. */
    private static void requireNoMarks(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (MARKS.stream().anyMatch(text::contains)) {
            throw active();
        }
    }

    /** References are not followed: what they name is looked at by itself. */
    private static void requireInert(COSBase object, int depth) {
        if (depth > DEPTH) {
            throw Inspection.refused("The PDF is nested more deeply than can be looked into.");
        }
        if (object instanceof COSDictionary dictionary) {
            for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
                requireInert(entry.getKey().getName(), entry.getValue());
                requireInert(entry.getValue(), depth + 1);
            }
        } else if (object instanceof COSArray array) {
            for (COSBase element : array) {
                requireInert(element, depth + 1);
            }
        }
    }

    private static void requireInert(String key, COSBase value) {
        boolean acts =
                key.equals("S")
                        && value instanceof COSName name
                        && ACTIONS.contains(name.getName());
        boolean carries =
                key.equals("Type")
                        && value instanceof COSName name
                        && name.getName().equals("EmbeddedFile");
        if (acts || carries || KEYS.contains(key)) {
            throw active();
        }
    }

    private static RuntimeException active() {
        return Inspection.refused(
                "The PDF carries scripts, actions or other files: print it to a plain PDF first.");
    }
}
