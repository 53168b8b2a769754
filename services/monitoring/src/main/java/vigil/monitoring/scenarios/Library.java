package vigil.monitoring.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import vigil.engine.scenarios.Scenario;
import vigil.engine.scenarios.ScenarioSet;
import vigil.monitoring.loop.Cores;

/** The scenarios that come with the engine, as versions. */
public final class Library {

    /** Those that are in force from the start; the engine has compiled them already. */
    private final SequencedMap<String, Draft> fromTheStart = new LinkedHashMap<>();

    private final SequencedMap<String, Draft> all = new LinkedHashMap<>();

    public Library(Cores cores) {
        ScenarioSet builtIn = cores.builtIn();
        for (Scenario scenario : builtIn.scenarios()) {
            fromTheStart.put(scenario.id(), Draft.of(scenario, builtIn.text(scenario)));
        }
    }

    /** Those that are in force from the start, in their order. */
    Collection<Draft> fromTheStart() {
        return fromTheStart.values();
    }

    /** All, those in force from the start first. Compiles the others when it is first asked. */
    synchronized Collection<Draft> all() {
        if (all.isEmpty()) {
            all.putAll(fromTheStart);
            read(ScenarioSet.libraryFiles())
                    .forEach(draft -> all.putIfAbsent(draft.id().scenario(), draft));
        }
        return List.copyOf(all.values());
    }

    /** The order in which scenarios judge: the engine's own, then by name. */
    Comparator<VersionView> order() {
        List<String> own = new ArrayList<>(fromTheStart.keySet());
        return Comparator.<VersionView>comparingInt(version ->
                        own.contains(version.scenario())
                                ? own.indexOf(version.scenario())
                                : own.size())
                .thenComparing(VersionView::scenario);
    }

    /** A file may hold several. */
    private static List<Draft> read(Map<String, String> files) {
        return files.values().stream()
                .flatMap(text -> Arrays.stream(text.split("(?m)^---\\s*$")))
                .filter(text -> !text.isBlank())
                .map(Draft::read)
                .toList();
    }
}
