package vigil.launcher.scenarios;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vigil.engine.scenarios.Example;
import vigil.engine.scenarios.Scenario;
import vigil.engine.scenarios.ScenarioSet;

/** Shows which risk is watched by which scenario, and what tests it. */
@Command(
        name = "coverage",
        description = "The matrix of risk, typology, scenario and tests, in Markdown.",
        mixinStandardHelpOptions = true)
final class CoverageCommand implements Callable<Integer> {

    @Mixin private ScenarioFolder folder = new ScenarioFolder();

    private final PrintStream screen = System.out;

    @Override
    public Integer call() {
        lines(folder.load()).forEach(screen::println);
        return 0;
    }

    /** The matrix, a line each, in the order of risk and typology. */
    static List<String> lines(ScenarioSet set) {
        List<String> inForce = ScenarioSet.builtIn().names();
        List<Scenario> sorted = new ArrayList<>(set.scenarios());
        sorted.sort(
                Comparator.comparing(Scenario::risk)
                        .thenComparing(Scenario::typology)
                        .thenComparing(Scenario::id));
        List<String> lines = new ArrayList<>();
        lines.add(
                "| risk | typology | scenario | what it says | rules of registers | examples | |");
        lines.add("|---|---|---|---|---|---|---|");
        for (Scenario scenario : sorted) {
            long hits = scenario.examples().stream().filter(Example::expected).count();
            lines.add(
                    "| "
                            + String.join(
                                    " | ",
                                    scenario.risk(),
                                    scenario.typology(),
                                    "`" + scenario.id() + "`",
                                    scenario.name(),
                                    String.join(", ", scenario.covers()),
                                    hits + " hit, " + (scenario.examples().size() - hits) + " miss",
                                    inForce.contains(scenario.id()) ? "in force" : "on the shelf")
                            + " |");
        }
        return lines;
    }
}
