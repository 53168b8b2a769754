package vigil.contracts.amlworld;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.contracts.csv.CsvLines;
import vigil.contracts.csv.Unpacked;
import vigil.contracts.csv.UnreadableFile;

/**
 * Reads the answer key of an AMLworld data set: rings between BEGIN and END lines. Strict: a key
 * with a flaw is no key.
 */
public final class AmlworldRings {
    private static final String BEGIN = "BEGIN LAUNDERING ATTEMPT - ";
    private static final String END = "END LAUNDERING ATTEMPT";

    private final CsvLines lines;
    private final RowParser parser;
    private final List<AmlworldRing> rings = new ArrayList<>();
    private final List<AmlworldRow> rows = new ArrayList<>();
    private @Nullable String title;
    private long line;

    private AmlworldRings(CsvLines lines) {
        this.lines = lines;
        this.parser = new RowParser(lines, true);
    }

    /** Reads a file, gzipped or not. */
    public static List<AmlworldRing> open(Path file) throws IOException {
        try (InputStream in = Unpacked.open(file)) {
            return read(in);
        }
    }

    /** Reads a stream that is already unpacked. */
    public static List<AmlworldRing> read(InputStream in) throws IOException {
        var reader = new AmlworldRings(new CsvLines(in));
        reader.readAll();
        return List.copyOf(reader.rings);
    }

    private void readAll() throws IOException {
        while (lines.next()) {
            line++;
            String text = marker();
            if (text.startsWith(BEGIN)) {
                begin(text.substring(BEGIN.length()));
            } else if (text.startsWith(END)) {
                end();
            } else {
                row();
            }
        }
        if (title != null) {
            throw new UnreadableFile("the ring file ends inside a ring");
        }
        if (rings.isEmpty()) {
            throw new UnreadableFile("the ring file holds no ring");
        }
    }

    /** The whole line: a note may hold commas, so it is taken from the bytes. */
    private String marker() {
        if (lines.damage() != null
                || lines.count() == 0
                || lines.count() == RowParser.COLUMNS.length) {
            return "";
        }
        int start = lines.start(0);
        int last = Math.min(lines.count(), RowParser.COLUMNS.length) - 1;
        return new String(lines.bytes(), start, lines.end(last) - start, StandardCharsets.UTF_8)
                .strip();
    }

    private void begin(String text) throws UnreadableFile {
        if (title != null) {
            throw new UnreadableFile(place() + "a ring begins inside a ring");
        }
        title = text;
    }

    private void end() throws UnreadableFile {
        if (title == null || rows.isEmpty()) {
            throw new UnreadableFile(place() + "a ring ends that has no transaction");
        }
        int colon = title.indexOf(':');
        String typology = (colon < 0 ? title : title.substring(0, colon)).strip();
        String note = colon < 0 ? "" : title.substring(colon + 1).strip();
        rings.add(new AmlworldRing(typology, note, rows));
        rows.clear();
        title = null;
    }

    private void row() throws UnreadableFile {
        AmlworldRow row = parser.row();
        if (row == null) {
            throw new UnreadableFile(place() + parser.field() + " " + parser.reason());
        }
        if (title == null) {
            throw new UnreadableFile(place() + "a transaction stands outside a ring");
        }
        rows.add(row);
    }

    private String place() {
        return "line " + line + " of the ring file (blank ones not counted): ";
    }
}
