package vigil.engine.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The scenarios in force, in order. */
public final class ScenarioSet {
    private static final String FOLDER = "builtin/";

    private final List<Scenario> scenarios;
    private final String content;

    private ScenarioSet(List<Scenario> scenarios, String content) {
        this.scenarios = List.copyOf(scenarios);
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
        return new ScenarioSet(List.of(), "");
    }

    /** The scenarios that come with the engine. */
    public static ScenarioSet builtIn() {
        List<Scenario> scenarios = new ArrayList<>();
        StringBuilder content = new StringBuilder();
        ScenarioReader reader = new ScenarioReader();
        for (String file : resource("index").lines().toList()) {
            String text = resource(file);
            scenarios.addAll(reader.read(file, text));
            content.append(file).append('\n').append(text).append('\n');
        }
        return new ScenarioSet(scenarios, content.toString());
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
        List<Scenario> scenarios = new ArrayList<>();
        StringBuilder content = new StringBuilder();
        ScenarioReader reader = new ScenarioReader();
        for (Path file : files(folder)) {
            String name = String.valueOf(file.getFileName());
            String text = read(file);
            scenarios.addAll(reader.read(name, text));
            content.append(name).append('\n').append(text).append('\n');
        }
        return new ScenarioSet(scenarios, content.toString());
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
        List<Scenario> one =
                scenarios.stream().filter(scenario -> scenario.id().equals(id)).toList();
        if (one.isEmpty()) {
            throw new ScenarioException("There is no scenario '" + id + "'");
        }
        return new ScenarioSet(one, content + "\nonly " + id);
    }

    public List<Scenario> scenarios() {
        return scenarios;
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
