package vigil.contracts.amlworld;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import vigil.contracts.csv.CsvLines;
import vigil.contracts.csv.Unpacked;
import vigil.contracts.csv.UnreadableFile;

/**
 * Which rows of a transaction file are which ring: CSV {@code ring,typology,rows}, the row numbers
 * apart by spaces.
 */
public record RingKey(List<Ring> rings) {
    private static final String[] COLUMNS = {"ring", "typology", "rows"};

    /** Room for a ring of a million transactions. */
    private static final int LONGEST_LINE = 1 << 24;

    private static final int MOST_ROW_DIGITS = 18;

    public RingKey {
        rings = List.copyOf(rings);
    }

    /**
     * A ring in a file.
     *
     * @param rows 0-based data rows, at least one
     */
    public record Ring(String ring, String typology, List<Long> rows) {
        public Ring {
            rows = List.copyOf(rows);
            if (rows.isEmpty()) {
                throw new IllegalArgumentException("a ring has a row at least");
            }
        }
    }

    /** Reads a file, gzipped or not. */
    public static RingKey open(Path file) throws IOException {
        try (InputStream in = Unpacked.open(file)) {
            return read(in);
        }
    }

    /** Reads a stream that is already unpacked. Strict: a key with a flaw is no key. */
    public static RingKey read(InputStream in) throws IOException {
        var lines = new CsvLines(in, LONGEST_LINE);
        if (!lines.next() || !isHeader(lines)) {
            throw new UnreadableFile(
                    "a ring key starts with the line " + String.join(",", COLUMNS));
        }
        List<Ring> rings = new ArrayList<>();
        while (lines.next()) {
            rings.add(ring(lines, rings.size()));
        }
        return new RingKey(rings);
    }

    /** Writes the key, replacing the file. */
    public void write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
            csv.writeRecord(COLUMNS);
            for (Ring ring : rings) {
                String rows =
                        ring.rows().stream().map(String::valueOf).collect(Collectors.joining(" "));
                csv.writeRecord(ring.ring(), ring.typology(), rows);
            }
        }
    }

    private static boolean isHeader(CsvLines lines) {
        if (lines.damage() != null || lines.count() != COLUMNS.length) {
            return false;
        }
        for (int i = 0; i < COLUMNS.length; i++) {
            String title = lines.text(i);
            if (title == null
                    || !title.replace("\uFEFF", "")
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .equals(COLUMNS[i])) {
                return false;
            }
        }
        return true;
    }

    private static Ring ring(CsvLines lines, int index) throws UnreadableFile {
        String place = "ring " + index + " of the ring key ";
        if (lines.damage() != null) {
            throw new UnreadableFile(place + lines.damage());
        }
        if (lines.count() != COLUMNS.length) {
            throw new UnreadableFile(
                    place + "has " + lines.count() + " columns instead of " + COLUMNS.length);
        }
        String name = lines.text(0);
        String typology = lines.text(1);
        long @Nullable [] rows = rows(lines.text(2));
        if (name == null || typology == null || rows == null || rows.length == 0) {
            throw new UnreadableFile(place + "does not read as name, typology and row numbers");
        }
        return new Ring(name, typology, LongStream.of(rows).boxed().toList());
    }

    private static long @Nullable [] rows(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String[] parts = text.strip().split(" +");
        long[] rows = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            boolean digits =
                    parts[i].length() <= MOST_ROW_DIGITS
                            && parts[i].chars().allMatch(c -> c >= '0' && c <= '9');
            if (!digits) {
                return null;
            }
            rows[i] = Long.parseLong(parts[i]);
        }
        return rows;
    }
}
