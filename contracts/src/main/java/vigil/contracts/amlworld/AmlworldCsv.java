package vigil.contracts.amlworld;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vigil.contracts.amlworld.AmlworldRecord.Failed;
import vigil.contracts.amlworld.AmlworldRecord.Read;
import vigil.contracts.csv.CsvLines;
import vigil.contracts.csv.RowFailure;
import vigil.contracts.csv.Unpacked;
import vigil.contracts.csv.UnreadableFile;

/**
 * Reads the AMLworld CSV in one pass and bounded memory: rows and failures in the file's order. The
 * label column may be missing.
 */
public final class AmlworldCsv implements AutoCloseable {
    private final CsvLines lines;
    private final boolean labelled;
    private final RowParser parser;
    private long number;

    private AmlworldCsv(CsvLines lines, boolean labelled) {
        this.lines = lines;
        this.labelled = labelled;
        this.parser = new RowParser(lines, labelled);
    }

    /** Opens a file, gzipped or not, and checks its header. */
    public static AmlworldCsv open(Path file) throws IOException {
        InputStream in = Unpacked.open(file);
        try {
            return read(in);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Reads a stream that is already unpacked, header first. */
    public static AmlworldCsv read(InputStream in) throws IOException {
        var lines = new CsvLines(in);
        if (!lines.next()) {
            throw new UnreadableFile("the file is empty");
        }
        if (lines.damage() != null) {
            throw new UnreadableFile(
                    "the first line " + lines.damage() + ", so this is no AMLworld CSV");
        }
        return new AmlworldCsv(lines, checkHeader(lines));
    }

    /** Whether the file says which transactions are laundering. */
    public boolean labelled() {
        return labelled;
    }

    /** The next row or failure; null at the end. */
    public @Nullable AmlworldRecord next() throws IOException {
        if (!lines.next()) {
            return null;
        }
        AmlworldRow row = parser.row();
        long current = number++;
        return row == null
                ? new Failed(new RowFailure(current, parser.field(), parser.reason()))
                : new Read(current, row);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static boolean checkHeader(CsvLines lines) throws UnreadableFile {
        for (int i = 0; i < Math.min(lines.count(), RowParser.COLUMNS.length); i++) {
            if (lines.text(i) == null) {
                throw new UnreadableFile("the first line is no text, so this is no AMLworld CSV");
            }
        }
        int columns = RowParser.COLUMNS.length;
        if (lines.count() != columns && lines.count() != columns - 1) {
            throw new UnreadableFile(
                    "the first line has "
                            + lines.count()
                            + " columns; an AMLworld CSV starts with "
                            + String.join(",", RowParser.COLUMNS));
        }
        for (int i = 0; i < lines.count(); i++) {
            String title = lines.text(i);
            if (title == null || !sameTitle(title, RowParser.COLUMNS[i])) {
                throw new UnreadableFile(
                        "column "
                                + (i + 1)
                                + " of the first line is not \""
                                + RowParser.COLUMNS[i]
                                + "\"; an AMLworld CSV starts with "
                                + String.join(",", RowParser.COLUMNS));
            }
        }
        return lines.count() == columns;
    }

    /**
     * A byte order mark before the first title and the ".1" that pandas adds to the second Account
     * do no harm.
     */
    private static boolean sameTitle(String found, String expected) {
        String title = found.strip().toLowerCase(Locale.ROOT);
        if (title.startsWith("\uFEFF")) {
            title = title.substring(1);
        }
        if (title.endsWith(".1")) {
            title = title.substring(0, title.length() - 2);
        }
        return title.equals(expected.toLowerCase(Locale.ROOT));
    }
}
