package vigil.launcher.scenarios;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vigil.engine.backtest.Sweep;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioException;
import vigil.launcher.terminal.Trouble;

/** Tries several values of one parameter on past transactions, in one walk. */
@Command(
        name = "sweep",
        description = {
            "What a scenario would have said under other values of a parameter.",
            "Between each two neighbouring values a sample of the transactions that they tell apart is drawn, above and below the line that the present value draws, for an officer to look at; with what nothing found there would prove."
        },
        mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {

    @Mixin private PastTransactions past = new PastTransactions();

    @Option(
            names = "--scenarios",
            paramLabel = "DIR",
            description =
                    "Where the scenario stands; without it the library that comes with Vigil.")
    private @Nullable Path scenarios;

    @Option(names = "--scenario", required = true, paramLabel = "ID", description = "The scenario.")
    private String scenario = "";

    @Option(
            names = "--parameter",
            required = true,
            paramLabel = "NAME",
            description =
                    "One of its numbers; values for segments and jurisdictions stay as they are.")
    private String parameter = "";

    @Option(
            names = "--values",
            required = true,
            split = ",",
            paramLabel = "VALUE",
            description = "To be tried beside the present one, such as 8000,9000,12000.")
    private List<Double> values = List.of();

    @Option(
            names = "--sample",
            defaultValue = "299",
            paramLabel = "N",
            description =
                    "Transactions from each band (default ${DEFAULT-VALUE}: nothing found among them bounds the share at 1 %%).")
    private int sample;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "SEED",
            description = "Another seed draws another sample (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write figures and samples as JSON.")
    private @Nullable Path report;

    @Override
    public Integer call() {
        Sweep sweep = sweep();
        PastTransactions.Took took =
                past.each(taken -> sweep.take(taken.transaction(), taken.laundering()));
        Sweep.Result result = sweep.result();
        SweepTable.curve(parameter, result).forEach(System.out::println);
        System.out.println();
        SweepTable.bands(parameter, result).forEach(System.out::println);
        System.out.println();
        SweepTable.summary(result, took).forEach(System.out::println);
        try {
            if (report != null) {
                SweepReport.write(report, result, took);
            }
        } catch (IOException e) {
            throw new Trouble("the report cannot be written: " + Trouble.reason(e), e);
        }
        return 0;
    }

    private Sweep sweep() {
        try {
            return new Sweep(
                    CoreSettings.defaults(),
                    ScenarioFolder.load(scenarios),
                    new Sweep.Question(scenario, parameter, values, sample, seed));
        } catch (ScenarioException e) {
            throw new Trouble(Trouble.reason(e), e);
        }
    }
}
