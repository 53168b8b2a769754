package vigil.launcher.scenarios;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vigil.engine.aggregates.Aggregate;
import vigil.engine.scenarios.ScenarioSet;

/** Reads scenarios as the platform would, and says what they cost. */
@Command(
        name = "check",
        description = "Read scenarios; what is not sound is named with line, column and remedy.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin private ScenarioFolder folder = new ScenarioFolder();

    private final PrintStream screen = System.out;

    @Override
    public Integer call() {
        ScenarioSet set = folder.load();
        List<Aggregate> aggregates = set.aggregates();
        int bytes = aggregates.stream().mapToInt(Aggregate::bytesOfKey).sum();
        screen.println(
                String.format(
                        Locale.ROOT,
                        "%,d scenarios are sound. They share %,d aggregates, at most %,d bytes for an account that meets every filter.",
                        set.scenarios().size(),
                        aggregates.size(),
                        bytes));
        return 0;
    }
}
