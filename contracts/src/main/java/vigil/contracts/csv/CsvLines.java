package vigil.contracts.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Walks over a CSV stream line by line in bounded memory. A record ends with its line: no schema of
 * ours has line breaks in a field, and so one stray quote costs one row, not the rest of the file.
 * Blank lines are passed over uncounted.
 *
 * <p>Lines without quotes, which is nearly all, are split in place; the others go through FastCSV.
 */
public final class CsvLines implements AutoCloseable {
    /** A line longer than this is damage, not a transaction. */
    public static final int LONGEST_LINE = 1 << 16;

    private static final int MOST_FIELDS = 64;
    private static final int LONGEST_DECIMAL = 40;
    private static final int MOST_EXPONENT = 30;
    private static final int MOST_LONG_DIGITS = 18;

    private final InputStream in;
    private final int longest;
    private final Words words = new Words();
    private final int[] starts = new int[MOST_FIELDS];
    private final int[] ends = new int[MOST_FIELDS];

    private byte[] buffer;
    private int position;
    private int limit;
    private boolean ended;

    private byte[] bytes;
    private int lineStart;
    private int lineEnd;
    private int fields;
    private @Nullable String damage;

    public CsvLines(InputStream in) {
        this(in, LONGEST_LINE);
    }

    public CsvLines(InputStream in, int longestLine) {
        this.in = in;
        this.longest = longestLine;
        this.buffer = new byte[Math.min(longestLine, LONGEST_LINE) * 4];
        this.bytes = buffer;
    }

    /** Moves to the next line that is not blank; false at the end. */
    public boolean next() throws IOException {
        boolean found = readLine();
        while (found && damage == null && lineStart == lineEnd) {
            found = readLine();
        }
        if (found && damage == null) {
            split();
        }
        return found;
    }

    /** Why the current line has no fields, null when it has. */
    public @Nullable String damage() {
        return damage;
    }

    /** Fields of the current line. */
    public int count() {
        return fields;
    }

    /** The array in which the current line's fields lie, until {@link #next()}. */
    public byte[] bytes() {
        return bytes;
    }

    public int start(int field) {
        return starts[field];
    }

    public int end(int field) {
        return ends[field];
    }

    /** A field as text; null when it is not valid UTF-8 or holds control characters. */
    public @Nullable String text(int field) {
        return text(bytes, starts[field], ends[field]);
    }

    /** Like {@link #text}, for fields with few different values: equal ones are one object. */
    public @Nullable String word(int field) {
        return words.of(bytes, starts[field], ends[field]);
    }

    /** A field as an exact number; null when it is none, or longer than any amount. */
    public @Nullable BigDecimal decimal(int field) {
        int start = starts[field];
        int end = ends[field];
        long unscaled = 0;
        int point = -1;
        int digits = 0;
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            if (b >= '0' && b <= '9' && digits < MOST_LONG_DIGITS) {
                unscaled = unscaled * 10 + (b - '0');
                digits++;
            } else if (b == '.' && point < 0 && digits > 0) {
                point = i;
            } else {
                return unusualDecimal(start, end);
            }
        }
        if (digits == 0 || point == end - 1) {
            return null;
        }
        return BigDecimal.valueOf(unscaled, point < 0 ? 0 : end - 1 - point);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    static @Nullable String text(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] < ' ' || bytes[i] == 0x7f) {
                return unusualText(bytes, start, end);
            }
        }
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private static @Nullable String unusualText(byte[] bytes, int start, int end) {
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, start, end - start))
                            .toString();
            return text.chars().anyMatch(Character::isISOControl) ? null : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /**
     * Signs and exponents: rare, and guarded against numbers that would fill the memory when
     * written out.
     */
    private @Nullable BigDecimal unusualDecimal(int start, int end) {
        if (end - start > LONGEST_DECIMAL) {
            return null;
        }
        try {
            var number =
                    new BigDecimal(
                            new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
            if (Math.abs((long) number.scale()) > MOST_EXPONENT) {
                return null;
            }
            return number.scale() < 0 ? number.setScale(0) : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private boolean readLine() throws IOException {
        damage = null;
        fields = 0;
        bytes = buffer;
        int scanned = position;
        while (true) {
            for (int i = scanned; i < limit; i++) {
                if (buffer[i] == '\n') {
                    endLine(position, i);
                    position = i + 1;
                    return true;
                }
            }
            if (limit - position > longest) {
                skipLine();
                return true;
            }
            int kept = limit - position;
            if (!fill()) {
                endLine(position, limit);
                position = limit;
                return kept > 0;
            }
            scanned = position + kept;
        }
    }

    private void endLine(int start, int end) {
        bytes = buffer;
        lineStart = start;
        lineEnd = end > start && buffer[end - 1] == '\r' ? end - 1 : end;
        if (lineEnd - lineStart > longest) {
            damage = "is longer than " + longest + " bytes";
        }
    }

    private void skipLine() throws IOException {
        damage = "is longer than " + longest + " bytes";
        do {
            for (int i = position; i < limit; i++) {
                if (buffer[i] == '\n') {
                    position = i + 1;
                    return;
                }
            }
            position = limit;
        } while (fill());
    }

    /** Reads more behind what is kept; false at the end. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        if (limit == buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = readSome();
        ended = read < 0;
        limit += Math.max(read, 0);
        return !ended;
    }

    private int readSome() throws IOException {
        try {
            return in.read(buffer, limit, buffer.length - limit);
        } catch (EOFException e) {
            throw new UnreadableFile("the packed file is cut off", e);
        } catch (ZipException e) {
            throw new UnreadableFile("the packed file is damaged", e);
        }
    }

    private void split() {
        int start = lineStart;
        for (int i = lineStart; i < lineEnd; i++) {
            byte b = bytes[i];
            if (b == ',') {
                field(start, i);
                start = i + 1;
            } else if (b == '"') {
                splitQuoted();
                return;
            }
        }
        field(start, lineEnd);
    }

    private void field(int start, int end) {
        if (fields < MOST_FIELDS) {
            starts[fields] = start;
            ends[fields] = end;
        }
        fields++;
    }

    private void splitQuoted() {
        fields = 0;
        // Latin-1 keeps every byte as it is, so that what is not UTF-8 is still found out field by
        // field.
        var line = new String(bytes, lineStart, lineEnd - lineStart, StandardCharsets.ISO_8859_1);
        try {
            var row = CsvReader.builder().ofSingleCsvRecord(line);
            bytes = new byte[line.length()];
            int at = 0;
            for (String value : row.getFields()) {
                byte[] encoded = value.getBytes(StandardCharsets.ISO_8859_1);
                System.arraycopy(encoded, 0, bytes, at, encoded.length);
                field(at, at + encoded.length);
                at += encoded.length;
            }
        } catch (CsvParseException e) {
            damage = "has quotes that do not match";
        }
    }
}
