package vigil.watchlists.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.contracts.csv.UnreadableFile;

/** Walks over delimited rows, in bounded memory; quotes that do not match refuse the file. */
public final class CsvRows implements AutoCloseable {
    private static final int MOST_FIELDS = 512;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> rows;
    private long row = -1;

    /** Rows with commas in UTF-8. */
    public CsvRows(InputStream in, ReadingLimits limits) {
        this(in, limits, ',', StandardCharsets.UTF_8);
    }

    public CsvRows(InputStream in, ReadingLimits limits, char separator, Charset charset) {
        CsvReaderBuilder builder =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .skipEmptyLines(true)
                        .maxBufferSize(Math.max(limits.recordCharacters(), 1 << 17));
        CsvRecordHandler handler =
                CsvRecordHandler.builder()
                        .maxFields(MOST_FIELDS)
                        .maxFieldSize(limits.fieldCharacters())
                        .maxRecordSize(limits.recordCharacters())
                        .build();
        this.reader =
                builder.build(
                        handler,
                        new InputStreamReader(
                                in,
                                charset.newDecoder()
                                        .onMalformedInput(CodingErrorAction.REPORT)
                                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        this.rows = reader.iterator();
    }

    /** The 0-based number of the current row. */
    public long row() {
        return row;
    }

    /** The next row's fields; null at the end. */
    public @Nullable List<String> next() throws IOException {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            List<String> fields = rows.next().getFields();
            row++;
            return row == 0 ? withoutMark(fields) : fields;
        } catch (CsvParseException | UncheckedIOException e) {
            throw refusal(e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static List<String> withoutMark(List<String> fields) {
        String first = fields.getFirst();
        if (first.isEmpty() || first.charAt(0) != BYTE_ORDER_MARK) {
            return fields;
        }
        List<String> clean = new ArrayList<>(fields);
        clean.set(0, first.substring(1));
        return clean;
    }

    private IOException refusal(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableFile ours) {
                return ours;
            }
            if (cause instanceof CharacterCodingException) {
                return new UnreadableFile("after row " + (row + 1) + ": not in the right encoding");
            }
            if (cause instanceof IOException failure) {
                return failure;
            }
        }
        return new UnreadableFile(
                "after row " + (row + 1) + ": quotes that do not match, or a field too large");
    }
}
