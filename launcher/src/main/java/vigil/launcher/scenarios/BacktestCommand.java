package vigil.launcher.scenarios;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import vigil.contracts.csv.UnreadableFile;
import vigil.engine.Outcome;
import vigil.engine.core.Backtest;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;
import vigil.launcher.analyse.transactions.FileRecord;
import vigil.launcher.analyse.transactions.FileRecord.Taken;
import vigil.launcher.analyse.transactions.TransactionFile;
import vigil.launcher.terminal.Progress;
import vigil.launcher.terminal.Table;
import vigil.launcher.terminal.Trouble;

/** Shows past transactions to scenarios. */
@Command(
        name = "backtest",
        description = "What scenarios would have said to past transactions, beside those in force.",
        mixinStandardHelpOptions = true)
final class BacktestCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            description = "AMLworld or AMLSim CSV, gzipped or not; - reads standard input.")
    private String file = "";

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

    private final PrintStream screen = System.out;

    @Override
    public Integer call() {
        Backtest backtest =
                new Backtest(CoreSettings.defaults(), ScenarioFolder.load(scenarios), baseline());
        long started = System.nanoTime();
        try (TransactionFile transactions = open()) {
            Progress progress = Progress.onScreen("transactions");
            for (FileRecord next = transactions.next(); next != null; next = transactions.next()) {
                if (next instanceof Taken taken) {
                    backtest.take(taken.transaction());
                }
                progress.step(transactions.readShare());
            }
            progress.end();
            show(backtest.result(), (System.nanoTime() - started) / 1e9);
            return 0;
        } catch (UnreadableFile e) {
            throw new Trouble(Trouble.reason(e), e);
        } catch (IOException | UncheckedIOException | JacksonException e) {
            throw new Trouble("the backtest stopped: " + Trouble.reason(e), e);
        }
    }

    private ScenarioSet baseline() {
        if (against == null) {
            return ScenarioSet.none();
        }
        return against.toString().equals("built-in")
                ? ScenarioSet.builtIn()
                : ScenarioFolder.load(against);
    }

    private TransactionFile open() throws IOException {
        return file.equals("-")
                ? TransactionFile.of(System.in)
                : TransactionFile.open(Path.of(file));
    }

    private void show(Backtest.Result result, double seconds) throws IOException {
        Table table =
                against == null
                        ? new Table("scenario", ">hits", ">share", ">alerts")
                        : new Table("scenario", ">hits", ">share", ">alerts", ">new", ">lost");
        for (Backtest.Line line : result.lines()) {
            String hits = String.format(Locale.ROOT, "%,d", line.hits());
            String share =
                    String.format(
                            Locale.ROOT,
                            "%.4f %%",
                            100.0 * line.hits() / Math.max(1, result.transactions()));
            if (against == null) {
                table.row(line.scenario(), hits, share, line.alerts());
            } else {
                table.row(line.scenario(), hits, share, line.alerts(), line.fresh(), line.lost());
            }
        }
        table.lines().forEach(screen::println);
        StringBuilder outcomes = new StringBuilder();
        for (Outcome outcome : Outcome.values()) {
            outcomes.append(
                    String.format(
                            Locale.ROOT,
                            " %s %,d",
                            outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            result.outcomes().get(outcome.ordinal())));
        }
        screen.println(
                String.format(
                        Locale.ROOT,
                        "%,d transactions in %.1f s; %,d opened an alert (%.3f %%); outcomes:%s.",
                        result.transactions(),
                        seconds,
                        result.alerted(),
                        100.0 * result.alerted() / Math.max(1, result.transactions()),
                        outcomes));
        screen.println("Hash of all hits: " + result.hash());
        if (report != null) {
            BacktestReport.write(report, result, seconds);
        }
    }
}
