package vigil.launcher.scenarios;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vigil.engine.scenarios.Scenario;
import vigil.engine.scenarios.ScenarioSet;
import vigil.launcher.terminal.Table;

/** Shows which scenarios there are. */
@Command(
        name = "list",
        description = "List scenarios; those in force from the start have a mark.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    @Mixin private ScenarioFolder folder = new ScenarioFolder();

    @Override
    public Integer call() {
        List<String> inForce = ScenarioSet.builtIn().names();
        Table table = new Table("in force", "scenario", "typology", "severity", ">score", "alert");
        for (Scenario scenario : folder.load().scenarios()) {
            table.row(
                    inForce.contains(scenario.id()) ? "✓" : "",
                    scenario.id(),
                    scenario.typology(),
                    scenario.severity().toLowerCase(Locale.ROOT),
                    scenario.score(),
                    scenario.opensAlert() ? "opens one" : "adds to the score");
        }
        table.lines().forEach(System.out::println);
        return 0;
    }
}
