package vigil.matcher.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The lines of a table that lies beside this class; those that begin with # explain it. */
final class WordFile {

    private WordFile() {}

    static List<String> lines(String name) {
        try (InputStream file = WordFile.class.getResourceAsStream(name);
                BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(file, name),
                                        StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All words of a table whose lines do not matter. */
    static List<String> words(String name) {
        return lines(name).stream().flatMap(line -> List.of(line.split(" ")).stream()).toList();
    }
}
