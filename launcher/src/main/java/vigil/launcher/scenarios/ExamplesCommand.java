package vigil.launcher.scenarios;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vigil.engine.core.CoreSettings;
import vigil.engine.core.ScenarioCheck;
import vigil.engine.scenarios.ScenarioSet;

/** Runs the examples that stand in scenario files. */
@Command(
        name = "test",
        description = "Run the examples on both sides of each scenario's edge.",
        mixinStandardHelpOptions = true)
final class ExamplesCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Mixin private ScenarioFolder folder = new ScenarioFolder();

    private final PrintStream screen = System.out;

    @Override
    public Integer call() {
        ScenarioSet set = folder.load();
        List<String> failures = ScenarioCheck.failures(CoreSettings.defaults(), set);
        int examples =
                set.scenarios().stream().mapToInt(scenario -> scenario.examples().size()).sum();
        failures.forEach(screen::println);
        screen.println(
                String.format(
                        Locale.ROOT,
                        "%,d examples of %,d scenarios, %,d on the wrong side of the edge.",
                        examples,
                        set.scenarios().size(),
                        failures.size()));
        return failures.isEmpty() ? 0 : FAILED;
    }
}
