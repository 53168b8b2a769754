package vigil.watchlists.demo;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.watchlists.reading.ListFiles;

/**
 * The real SDN list from August 2021 to May 2024, 308 versions one after the other, as the files
 * that OFAC would have published.
 */
public final class SdnHistory implements AutoCloseable {
    private final JsonMapper json = new JsonMapper();
    private final BufferedReader lines;

    /** Entry number → its row. */
    private final Map<Integer, String> rows = new TreeMap<>();

    /**
     * A version.
     *
     * @param at when it was published
     * @param entries how many it has
     * @param added the numbers of the entries that the version before had not
     * @param removed the numbers of the entries that only the version before had
     * @param files the whole list; to be read before the next version is asked for
     */
    public record Version(
            Instant at, int entries, Set<Integer> added, Set<Integer> removed, ListFiles files) {}

    private SdnHistory(InputStream in) {
        lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** Starts before the first version. */
    public static SdnHistory open() throws IOException {
        return new SdnHistory(
                new GZIPInputStream(
                        Objects.requireNonNull(
                                SdnHistory.class.getResourceAsStream("sdn-deltas.jsonl.gz"))));
    }

    /** The next version; null after the last. */
    public @Nullable Version next() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            return null;
        }
        JsonNode change = json.readTree(line);
        Set<Integer> added = new TreeSet<>();
        for (Map.Entry<String, JsonNode> entry : change.get("upsert").properties()) {
            Integer number = Integer.valueOf(entry.getKey());
            if (rows.put(number, row(number, entry.getValue())) == null) {
                added.add(number);
            }
        }
        Set<Integer> removed = new TreeSet<>();
        for (JsonNode entry : change.get("remove")) {
            Integer number = Integer.valueOf(entry.asString());
            if (rows.remove(number) != null) {
                removed.add(number);
            }
        }
        return new Version(
                OffsetDateTime.parse(change.get("at").asString()).toInstant(),
                change.get("n").asInt(),
                added,
                removed,
                ListFiles.of(() -> new ByteArrayInputStream(file())));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private byte[] file() {
        StringBuilder file = new StringBuilder();
        rows.values().forEach(file::append);
        return file.append('\u001a').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String row(Integer number, JsonNode columns) {
        StringBuilder row = new StringBuilder().append(number);
        for (JsonNode column : columns) {
            String value = column.asString();
            boolean none = value.strip().equals("-0-");
            row.append(',').append(none ? value : '"' + value.replace("\"", "\"\"") + '"');
        }
        return row.append("\r\n").toString();
    }
}
