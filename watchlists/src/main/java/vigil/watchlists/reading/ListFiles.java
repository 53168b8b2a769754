package vigil.watchlists.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import vigil.contracts.csv.Unpacked;
import vigil.contracts.csv.UnreadableFile;

/** The files that make up one version of a list: mostly one, OFAC's delimited format has four. */
public final class ListFiles {
    /** The only or the leading file. */
    public static final String MAIN = "main";

    /** Opens a file anew each time. */
    @FunctionalInterface
    public interface Opening {
        InputStream open() throws IOException;
    }

    private final Map<String, Opening> parts;
    private final ReadingLimits limits;

    private ListFiles(Map<String, Opening> parts, ReadingLimits limits) {
        this.parts = parts;
        this.limits = limits;
    }

    /** A list in one file. */
    public static ListFiles of(Path file) {
        return of(() -> Unpacked.bytes(file));
    }

    /** A list in memory. */
    public static ListFiles of(byte[] content) {
        return of(() -> new ByteArrayInputStream(content));
    }

    /** A list in one place. */
    public static ListFiles of(Opening main) {
        return new ListFiles(Map.of(MAIN, main), ReadingLimits.defaults());
    }

    /** This list with a further file. */
    public ListFiles with(String part, Opening opening) {
        Map<String, Opening> more = new LinkedHashMap<>(parts);
        more.put(part, opening);
        return new ListFiles(more, limits);
    }

    /** This list under other limits. */
    public ListFiles within(ReadingLimits other) {
        return new ListFiles(parts, other);
    }

    public boolean has(String part) {
        return parts.containsKey(part);
    }

    public ReadingLimits limits() {
        return limits;
    }

    /** Opens a part, unpacked if it is gzipped, and ends with a refusal past the limit. */
    public InputStream open(String part) throws IOException {
        Opening opening = parts.get(part);
        if (opening == null) {
            throw new UnreadableFile("the list's file '" + part + "' is missing");
        }
        return new BoundedInput(Unpacked.of(opening.open()), limits.bytes());
    }
}
