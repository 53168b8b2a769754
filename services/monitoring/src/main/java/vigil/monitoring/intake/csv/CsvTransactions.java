package vigil.monitoring.intake.csv;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import vigil.contracts.csv.Unpacked;
import vigil.contracts.csv.UnreadableFile;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.RowFailure;

/**
 * A file of transactions, read row by row. Its first line says which schema it has. Not for several
 * threads at once.
 */
public final class CsvTransactions implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int HEADER_PEEK = 4_096;
    private static final String AMLWORLD_COLUMN = "from bank";

    private final InputStream stream;
    private final FileId file;
    private final InstantSource clock;
    private @Nullable RowSource rows;
    private boolean ended;

    /** The rows of one schema. */
    interface RowSource {

        /** The next row, null at the end. */
        @Nullable CsvRow next() throws IOException;
    }

    private CsvTransactions(InputStream stream, FileId file, InstantSource clock) {
        this.stream = stream;
        this.file = file;
        this.clock = clock;
    }

    /**
     * Reads a stream, packed with gzip or not.
     *
     * @param file names rows that have no id of their own
     */
    public static CsvTransactions read(InputStream stream, FileId file, InstantSource clock) {
        return new CsvTransactions(stream, file, clock);
    }

    /**
     * The next row, null at the end. Never throws on account of what stands in the file: one that
     * is none of ours, or breaks off, ends with a refusal of the whole.
     *
     * @throws IOException when the stream itself fails
     */
    public @Nullable CsvRow next() throws IOException {
        if (ended) {
            return null;
        }
        try {
            RowSource source = rows == null ? recognised() : rows;
            rows = source;
            CsvRow row = source.next();
            ended = row == null;
            return row;
        } catch (UnreadableFile e) {
            return end(FailureCode.MALFORMED, String.valueOf(e.getMessage()));
        } catch (ZipException e) {
            return end(FailureCode.MALFORMED, "the packed file is damaged");
        } catch (EOFException e) {
            return end(FailureCode.MALFORMED, "the packed file is cut off");
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private CsvRow end(FailureCode code, String reason) {
        ended = true;
        return new CsvRow.Refused(List.of(RowFailure.whole(code, "", reason)));
    }

    private RowSource recognised() throws IOException {
        InputStream in = new BufferedInputStream(Unpacked.of(stream), BUFFER);
        in.mark(HEADER_PEEK);
        String start = new String(in.readNBytes(HEADER_PEEK), StandardCharsets.ISO_8859_1);
        in.reset();
        String header = start.lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
        return header.contains(AMLWORLD_COLUMN)
                ? new AmlworldRows(in, file, clock)
                : new OwnRows(in, clock);
    }
}
