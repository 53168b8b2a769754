package vigil.engine.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import vigil.engine.aggregates.Aggregate;

/** The scenarios in force, in order. */
public final class ScenarioSet {
    private static final String FOLDER = "builtin/";

    /** Folders of the library. */
    private static final List<String> SHELVES =
            List.of("typologies", "tazama-register", "merchant-monitoring");

    private final List<Scenario> scenarios;
    private final Map<String, String> files;
    private final String content;

    private ScenarioSet(List<Scenario> scenarios, Map<String, String> files, String content) {
        this.scenarios = List.copyOf(scenarios);
        this.files = Map.copyOf(files);
        this.content = content;
        refuseTwins(scenarios);
    }

    private static void refuseTwins(List<Scenario> scenarios) {
        Map<String, String> files = new HashMap<>();
        for (Scenario scenario : scenarios) {
            String before = files.put(scenario.id(), scenario.file());
            if (before != null) {
                throw new ScenarioException(
                        scenario.file()
                                + ": the scenario '"
                                + scenario.id()
                                + "' stands in "
                                + before
                                + " already; give one of them another id");
            }
        }
    }

    /** No scenario at all: a core that only remembers. */
    public static ScenarioSet none() {
        return new ScenarioSet(List.of(), Map.of(), "");
    }

    /** The scenarios that are in force from the start. */
    public static ScenarioSet builtIn() {
        return of(builtInFiles());
    }

    /** Their files, name to text, in their order. */
    public static SequencedMap<String, String> builtInFiles() {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        resource("index").lines().forEach(file -> files.put(file, resource(file)));
        return files;
    }

    /**
     * Every scenario that comes with the engine: those in force from the start, and those that an
     * institution takes into force when it needs them.
     */
    public static ScenarioSet library() {
        return of(libraryFiles());
    }

    /** Their files, name to text, in their order. */
    public static SequencedMap<String, String> libraryFiles() {
        SequencedMap<String, String> files = builtInFiles();
        for (String shelf : SHELVES) {
            resource("library/" + shelf + "/index")
                    .lines()
                    .map(file -> "library/" + shelf + "/" + file)
                    .forEach(file -> files.put(file, resource(file)));
        }
        return files;
    }

    private static String resource(String name) {
        try (InputStream in = ScenarioSet.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The engine was packaged without its scenario file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The scenarios of a folder's {@code *.yaml} files, in order of file name.
     *
     * @throws ScenarioException naming file, line and remedy when a scenario is not sound
     */
    public static ScenarioSet load(Path folder) {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files(folder).forEach(file -> files.put(String.valueOf(file.getFileName()), read(file)));
        return of(files);
    }

    /**
     * The scenarios of these files, name to text, in their order.
     *
     * @throws ScenarioException naming file, line and remedy when a scenario is not sound
     */
    public static ScenarioSet of(SequencedMap<String, String> files) {
        List<Scenario> scenarios = new ArrayList<>();
        StringBuilder content = new StringBuilder();
        ScenarioReader reader = new ScenarioReader();
        files.forEach((name, text) -> {
            scenarios.addAll(reader.read(name, text));
            content.append(name).append('\n').append(text).append('\n');
        });
        return new ScenarioSet(scenarios, files, content.toString());
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ScenarioException(
                    folder + " is not a folder; name the folder that holds the *.yaml files");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files =
                    entries.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
            if (files.isEmpty()) {
                throw new ScenarioException(
                        folder + " holds no *.yaml file; put the scenarios there");
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ScenarioException(file + ": cannot be read as UTF-8 text: " + e.getMessage());
        }
    }

    /** A set of one of these scenarios alone. */
    public ScenarioSet only(String id) {
        return new ScenarioSet(List.of(scenario(id)), files, content + "\nonly " + id);
    }

    /**
     * The scenario of this name.
     *
     * @throws ScenarioException when there is none
     */
    public Scenario scenario(String id) {
        return scenarios.stream()
                .filter(scenario -> scenario.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ScenarioException("There is no scenario '" + id + "'"));
    }

    /** The text of the file that a scenario was read from; others may stand in it too. */
    public String text(Scenario scenario) {
        return files.getOrDefault(scenario.file(), "");
    }

    public List<Scenario> scenarios() {
        return scenarios;
    }

    /** What they declare, each once. */
    public List<Aggregate> aggregates() {
        return scenarios.stream()
                .flatMap(scenario -> scenario.aggregates().stream())
                .map(DeclaredAggregate::aggregate)
                .distinct()
                .toList();
    }

    /** What several sets declare, each once. */
    public static List<Aggregate> aggregates(ScenarioSet... sets) {
        return Arrays.stream(sets).flatMap(set -> set.aggregates().stream()).distinct().toList();
    }

    /** Ids of the scenarios, in order. */
    public List<String> names() {
        return scenarios.stream().map(Scenario::id).toList();
    }

    /** All files as they were read: what a hash over the set covers. */
    public String content() {
        return content;
    }
}
