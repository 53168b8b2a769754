package vigil.cases.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Looks into a file before it is kept: it is what its name says, and does nothing by itself. */
final class Inspection {

    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    private Inspection() {}

    /**
     * The kind of a file.
     *
     * @throws Refusal when it is of no kind that is taken, is not what its name says, or is active
     */
    static Kind of(String name, byte[] content) {
        Kind kind =
                Kind.ofName(name)
                        .orElseThrow(() ->
                                refused(
                                        "Files are taken as pdf, png, jpg, gif, tif, txt, log, csv, json, docx, xlsx or pptx."));
        if (content.length == 0) {
            throw refused("The file is empty.");
        }
        String looks = sniffed(content);
        if (!kind.looksLike(looks)) {
            throw refused("The file is not what its name says: it looks like " + looks + ".");
        }
        if (kind.isText()) {
            requireText(content);
        } else if (kind == Kind.PDF) {
            PdfLook.requireInert(content);
        } else if (kind.isOffice()) {
            OfficeLook.requireInert(kind, content);
        }
        return kind;
    }

    static Refusal refused(String detail) {
        return Refusal.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, detail);
    }

    /** By the bytes alone: a name is what somebody says. */
    private static String sniffed(byte[] content) {
        try {
            return TYPES.detect(new ByteArrayInputStream(content), new Metadata()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireText(byte[] content) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            if (text.indexOf('\0') >= 0) {
                throw refused("The file is no text.");
            }
        } catch (CharacterCodingException e) {
            throw refused("Texts are taken in UTF-8.");
        }
    }
}
