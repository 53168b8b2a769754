package vigil.launcher.lists;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vigil.contracts.csv.UnreadableFile;
import vigil.launcher.terminal.Trouble;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.formats.FormatGuess;
import vigil.watchlists.formats.ListFormat;
import vigil.watchlists.mapped.CsvMapping;
import vigil.watchlists.mapped.MappedCsvReader;
import vigil.watchlists.ofac.OfacFiles;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ListReader;
import vigil.watchlists.versions.SnapshotDraft;

/** How a command's list files are to be read. */
final class ListSource {
    private static final ListId MAPPED = new ListId("own");

    @Option(
            names = "--format",
            paramLabel = "F",
            description =
                    "The files' format; without it told by how they begin. One of ofac-sdn-classic, ofac-sdn-xml, ofac-sdn-advanced, ofac-cons-classic, ofac-cons-xml, ofac-cons-advanced, un-xml, eu-xml, eu-csv, uk-xml, uk-csv, ftm, senzing.")
    private @Nullable String format;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "For own CSV: the properties file that says which column is what.")
    private @Nullable Path mapping;

    /**
     * A way to read a list.
     *
     * @param usual the list's id when nobody names it
     */
    record Known(ListReader reader, ListId usual) {}

    /** Whether the format is known without a look into the file. */
    boolean isNamed() {
        return format != null || mapping != null;
    }

    /** How to read this file. */
    Known known(Path file) throws IOException {
        if (mapping != null) {
            return new Known(new MappedCsvReader(CsvMapping.of(settings(mapping))), MAPPED);
        }
        Optional<ListFormat> found =
                format == null
                        ? FormatGuess.of(ListFiles.of(file), String.valueOf(file.getFileName()))
                        : ListFormat.named(format);
        ListFormat known =
                found.orElseThrow(() ->
                        new Trouble(
                                (format == null
                                                ? file + " begins like no list that is known"
                                                : "there is no format " + format)
                                        + "; formats: "
                                        + String.join(", ", ListFormat.names())));
        return new Known(known.reader(), known.usualList());
    }

    /** Reads a file, with those that belong to it. */
    SnapshotDraft read(Path file) throws IOException {
        Known known = known(file);
        try {
            return SnapshotDraft.read(
                    known.reader(),
                    OfacFiles.of(file),
                    known.usual(),
                    String.valueOf(file.getFileName()),
                    Files.getLastModifiedTime(file).toInstant(),
                    Optional.empty());
        } catch (UnreadableFile e) {
            throw new Trouble(file + " is refused: " + Trouble.reason(e), e);
        }
    }

    private static Map<String, String> settings(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        Map<String, String> settings = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
