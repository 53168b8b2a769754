package vigil.launcher.scenarios;

import picocli.CommandLine.Command;

/** Everything that can be done with scenario files without any server. */
@Command(
        name = "scenarios",
        description = "Check, test, backtest, tune and list scenarios.",
        mixinStandardHelpOptions = true,
        subcommands = {
            CheckCommand.class,
            ExamplesCommand.class,
            BacktestCommand.class,
            SweepCommand.class,
            ListCommand.class,
            CoverageCommand.class,
            FeaturesCommand.class
        })
public final class ScenariosCommand {}
