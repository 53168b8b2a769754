package vigil.cases.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;

/**
 * Parses a PDF without unfolding more than a declared amount. The parser itself inflates streams of
 * objects and of cross references (ISO 32000-2, sections 7.5.7 and 7.5.8) in memory and without a
 * limit, so each is inflated here first and thrown away.
 */
final class BoundedPdf extends PDFParser {

    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int MOST_OBJECTS = 1_000_000;
    private static final int MOST_COLUMNS = 1 << 16;

    /** What such streams are packed with; other filters are for pictures. */
    private static final Set<COSName> PACKINGS =
            Set.of(
                    COSName.FLATE_DECODE,
                    COSName.FLATE_DECODE_ABBREVIATION,
                    COSName.LZW_DECODE,
                    COSName.LZW_DECODE_ABBREVIATION,
                    COSName.ASCII85_DECODE,
                    COSName.ASCII85_DECODE_ABBREVIATION,
                    COSName.ASCII_HEX_DECODE,
                    COSName.ASCII_HEX_DECODE_ABBREVIATION,
                    COSName.RUN_LENGTH_DECODE,
                    COSName.RUN_LENGTH_DECODE_ABBREVIATION);

    private int bytes;
    private int objects;

    BoundedPdf(byte[] content) throws IOException {
        super(new RandomAccessReadBuffer(content));
    }

    @Override
    protected COSBase parseDirObject() throws IOException {
        count(1);
        return super.parseDirObject();
    }

    @Override
    protected COSStream parseCOSStream(COSDictionary described) throws IOException {
        COSStream stream = super.parseCOSStream(described);
        boolean ofObjects = stream.containsKey(COSName.N) && stream.containsKey(COSName.FIRST);
        boolean ofReferences = stream.containsKey(COSName.W);
        if (ofObjects && document.isEncrypted()) {
            throw Inspection.refused("Encrypted PDFs are not taken: nobody can look into them.");
        }
        if (ofObjects || ofReferences) {
            byte[] unfolded = unfolded(stream);
            count(ofObjects ? openings(unfolded) : unfolded.length / width(stream));
        }
        return stream;
    }

    private byte[] unfolded(COSStream stream) throws IOException {
        requireNarrow(stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP), 0);
        List<COSName> filters = filters(stream);
        Bounded unfolded = new Bounded();
        try (InputStream raw = stream.createRawInputStream()) {
            raw.transferTo(unfolded);
        }
        for (int i = 0; i < filters.size(); i++) {
            if (!PACKINGS.contains(filters.get(i))) {
                throw Inspection.refused("The PDF is packed in a way that cannot be looked into.");
            }
            Filter filter = FilterFactory.INSTANCE.getFilter(filters.get(i));
            Bounded next = new Bounded();
            filter.decode(new ByteArrayInputStream(unfolded.toByteArray()), next, stream, i);
            unfolded = next;
        }
        return unfolded.toByteArray();
    }

    private static List<COSName> filters(COSStream stream) {
        List<COSName> filters = new ArrayList<>();
        COSBase named = stream.getFilters();
        if (named instanceof COSName name) {
            filters.add(name);
        } else if (named instanceof COSArray names) {
            for (int i = 0; i < names.size(); i++) {
                if (names.getObject(i) instanceof COSName name) {
                    filters.add(name);
                }
            }
        }
        return filters;
    }

    /** A predictor takes memory for a row of as many columns as are told. */
    private static void requireNarrow(COSBase parameters, int depth) {
        if (parameters instanceof COSArray each && depth == 0) {
            for (int i = 0; i < each.size(); i++) {
                requireNarrow(each.getObject(i), 1);
            }
        } else if (parameters instanceof COSDictionary told
                && (told.getInt(COSName.COLUMNS, 1) > MOST_COLUMNS
                        || told.getInt(COSName.BITS_PER_COMPONENT, 8) > 32)) {
            throw tooMuch();
        }
    }

    /** Bytes of a cross reference. */
    private static int width(COSStream stream) {
        int width = 0;
        if (stream.getDictionaryObject(COSName.W) instanceof COSArray widths) {
            for (int i = 0; i < widths.size(); i++) {
                width += Math.clamp(widths.getInt(i, 0), 0, 64);
            }
        }
        return Math.max(1, width);
    }

    /** At least as many as there are objects: each begins with a sign or after a space. */
    private static int openings(byte[] text) {
        int openings = 0;
        for (byte sign : text) {
            if (sign == '['
                    || sign == '<'
                    || sign == '/'
                    || sign == '('
                    || sign >= 0 && sign <= ' ') {
                openings++;
            }
        }
        return openings;
    }

    private void count(int more) {
        objects += more;
        if (objects > MOST_OBJECTS) {
            throw tooMuch();
        }
    }

    private static RuntimeException tooMuch() {
        return Inspection.refused("The PDF unfolds to more than can be looked into.");
    }

    /** Counts against what the document may unfold to. */
    private final class Bounded extends ByteArrayOutputStream {

        @Override
        public synchronized void write(int b) {
            spend(1);
            super.write(b);
        }

        @Override
        public synchronized void write(byte[] from, int offset, int length) {
            spend(length);
            super.write(from, offset, length);
        }

        private void spend(int length) {
            bytes += length;
            if (bytes > MOST_BYTES) {
                throw tooMuch();
            }
        }
    }
}
