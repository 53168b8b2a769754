package vigil.watchlists.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.contracts.csv.RowFailure;
import vigil.contracts.csv.UnreadableFile;

/** Walks over a file with one JSON object a line, in bounded memory. */
public final class JsonLines implements AutoCloseable {
    private static final int DEPTH = 32;
    private static final int NAME = 256;
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final int longest;
    private final EntitySink sink;
    private final JsonMapper json;
    private byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private long row = -1;

    public JsonLines(InputStream in, ReadingLimits limits, EntitySink sink) {
        this.in = in;
        this.longest = limits.recordCharacters();
        this.sink = sink;
        this.json =
                JsonMapper.builder(
                                JsonFactory.builder()
                                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                        .streamReadConstraints(
                                                StreamReadConstraints.builder()
                                                        .maxNestingDepth(DEPTH)
                                                        .maxNameLength(NAME)
                                                        .maxStringLength(limits.fieldCharacters())
                                                        .build())
                                        .build())
                        .build();
    }

    /** The 0-based number of the current line. */
    public long row() {
        return row;
    }

    /** The next line's object; lines that hold none are told to the sink. Null at the end. */
    public @Nullable JsonNode next() throws IOException {
        while (true) {
            int end = endOfLine();
            if (end < 0) {
                return null;
            }
            int start = position;
            position = Math.min(end + 1, limit);
            row++;
            if (!isBlank(start, end)) {
                JsonNode object = parse(start, end);
                if (object != null) {
                    return object;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private @Nullable JsonNode parse(int start, int end) throws UnreadableFile {
        try {
            JsonNode node = json.readTree(buffer, start, end - start);
            if (node.isObject()) {
                return node;
            }
            sink.refuse(new RowFailure(row, "line", "is no JSON object"));
        } catch (JacksonException e) {
            sink.refuse(new RowFailure(row, "line", "is no well-formed JSON within the limits"));
        }
        return null;
    }

    private boolean isBlank(int start, int end) {
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\r' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Where the line that starts at {@link #position} ends; -1 when there is none. */
    private int endOfLine() throws IOException {
        int scanned = position;
        while (true) {
            for (int i = scanned; i < limit; i++) {
                if (buffer[i] == '\n') {
                    return checked(i);
                }
            }
            checked(limit);
            int kept = limit - position;
            if (!fill()) {
                return kept > 0 ? limit : -1;
            }
            scanned = position + kept;
        }
    }

    private int checked(int end) throws UnreadableFile {
        if (end - position > longest) {
            throw new UnreadableFile("a line is longer than " + longest + " bytes");
        }
        return end;
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(read, 0);
        return read >= 0;
    }
}
