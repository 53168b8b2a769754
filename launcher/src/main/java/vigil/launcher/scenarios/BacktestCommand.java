package vigil.launcher.scenarios;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vigil.engine.backtest.Backtest;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;
import vigil.launcher.terminal.Trouble;

/** Shows past transactions to scenarios. */
@Command(
        name = "backtest",
        description = "What scenarios would have said to past transactions, beside those in force.",
        mixinStandardHelpOptions = true)
final class BacktestCommand implements Callable<Integer> {

    @Mixin private PastTransactions past = new PastTransactions();

    @Option(
            names = "--scenarios",
            paramLabel = "DIR",
            description = "The scenarios to try; without it the library that comes with Vigil.")
    private @Nullable Path scenarios;

    @Option(
            names = "--against",
            paramLabel = "DIR",
            description =
                    "Compare with the scenarios of this folder; 'built-in' for those in force from the start.")
    private @Nullable Path against;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures as JSON.")
    private @Nullable Path report;

    @Override
    public Integer call() {
        Backtest backtest =
                new Backtest(CoreSettings.defaults(), ScenarioFolder.load(scenarios), baseline());
        PastTransactions.Took took =
                past.each(taken -> backtest.take(taken.transaction(), taken.laundering()));
        Backtest.Result result = backtest.result();
        BacktestTable.lines(result, against != null).forEach(System.out::println);
        BacktestTable.summary(result, took).forEach(System.out::println);
        try {
            if (report != null) {
                BacktestReport.write(report, result, took);
            }
        } catch (IOException e) {
            throw new Trouble("the report cannot be written: " + Trouble.reason(e), e);
        }
        return 0;
    }

    private ScenarioSet baseline() {
        if (against == null) {
            return ScenarioSet.none();
        }
        return against.toString().equals("built-in")
                ? ScenarioSet.builtIn()
                : ScenarioFolder.load(against);
    }
}
