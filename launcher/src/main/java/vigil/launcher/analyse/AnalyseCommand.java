package vigil.launcher.analyse;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import vigil.contracts.amlworld.RingKey;
import vigil.contracts.csv.UnreadableFile;
import vigil.engine.bundles.Bundle;
import vigil.engine.core.Core;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioException;
import vigil.engine.scenarios.ScenarioSet;
import vigil.launcher.analyse.transactions.TransactionFile;
import vigil.launcher.state.ModelChoice;
import vigil.launcher.terminal.Progress;
import vigil.launcher.terminal.Trouble;
import vigil.launcher.terminal.Windows;

/** Detection over a file. */
@Command(
        name = "analyse",
        description = "Run the detection over a file of transactions, without any server.",
        mixinStandardHelpOptions = true)
public final class AnalyseCommand implements Callable<Integer> {
    /** Evidence may be a little older than the window when a late transaction raises the alert. */
    private static final Duration TRAIL_SLACK = Duration.ofDays(2);

    private final PrintStream screen;

    @Parameters(
            paramLabel = "FILE",
            description = "AMLworld, AMLSim or SAML-D CSV, gzipped or not; - reads standard input.")
    private String file = "";

    @Option(
            names = "--window",
            defaultValue = "4d",
            description = "How far back patterns look: 1h to 13d (default ${DEFAULT-VALUE}).")
    private String window = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Write alerts.ndjson, decisions.ndjson and refused.ndjson into this folder.")
    private @Nullable Path folder;

    @Option(
            names = "--rings",
            paramLabel = "FILE",
            description = "Ring key (CSV ring,typology,rows): tell which rings were found.")
    private @Nullable Path rings;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures as JSON.")
    private @Nullable Path report;

    @Option(
            names = "--scenarios",
            paramLabel = "DIR",
            description = "Use the *.yaml scenarios of this folder instead of the built-in ones.")
    private @Nullable Path scenarios;

    @Option(
            names = "--model",
            paramLabel = "BUNDLE",
            defaultValue = ModelChoice.NONE,
            description =
                    "Score every transaction with this model, or with the 'shipped' one; patterns look as far back as it was trained with.")
    private String model = "";

    @Mixin private ModelChoice models = new ModelChoice();

    public AnalyseCommand() {
        this(System.out);
    }

    AnalyseCommand(PrintStream screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        try {
            analyse();
            return 0;
        } catch (UnreadableFile e) {
            throw new Trouble(
                    e.getMessage() == null ? "the file cannot be read" : e.getMessage(), e);
        } catch (ScenarioException e) {
            throw new Trouble(Trouble.reason(e), e);
        } catch (IOException | UncheckedIOException | JacksonException e) {
            throw new Trouble("the analysis stopped: " + Trouble.reason(e), e);
        }
    }

    private void analyse() throws IOException {
        Bundle bundle = models.bundle(model);
        CoreSettings settings =
                bundle == null
                        ? settings()
                        : CoreSettings.defaults().withWindow(bundle.manifest().window());
        RingScore key = rings == null ? null : ringKey(rings, settings.window());
        try (TransactionFile transactions = open()) {
            Core core = Core.empty(settings, scenarioSet());
            var tally =
                    new Tally(transactions, settings.window().plus(TRAIL_SLACK).toMillis(), key);
            long started = System.nanoTime();
            ModelScores scores = bundle == null ? null : new ModelScores(bundle, core);
            walk(transactions, core, tally, scores);
            conclude(tally, core, (System.nanoTime() - started) / 1e9);
            if (scores != null) {
                scores.show(screen, tally.labelled());
            }
        }
    }

    private ScenarioSet scenarioSet() {
        return scenarios == null ? ScenarioSet.builtIn() : ScenarioSet.load(scenarios);
    }

    private void walk(
            TransactionFile transactions, Core core, Tally tally, @Nullable ModelScores scores)
            throws IOException {
        Progress progress = Progress.onScreen("transactions");
        List<Findings> listeners = new ArrayList<>(List.of(tally));
        if (scores != null) {
            listeners.add(scores);
        }
        Path out = folder;
        if (out == null) {
            new Analysis(transactions, core, listeners, progress).run();
            return;
        }
        try (var files = new AnalysisFiles(out, transactions::accountName, scores)) {
            listeners.add(files);
            new Analysis(transactions, core, listeners, progress).run();
            files.finish();
        }
    }

    private void conclude(Tally tally, Core core, double seconds) throws IOException {
        if (tally.transactions() == 0) {
            String first =
                    tally.refusals().isEmpty()
                            ? "it has no rows"
                            : "the first: " + tally.refusals().getFirst();
            throw new Trouble(file + " holds no transaction that could be taken (" + first + ")");
        }
        RingScore key = tally.rings();
        checkKey(key);
        var figures =
                new AnalysisReport(
                        tally.transactions(),
                        seconds,
                        tally.alerts(),
                        tally.labelled() ? tally.labels().ordinaryShareAlerted() : null,
                        core.statistics().truncatedShare(),
                        key == null ? List.of() : key.byTypology(),
                        tally.behaviours().kinds());
        new Summary(screen).show(file, tally, core.statistics(), figures);
        if (report != null) {
            figures.write(report);
        }
        if (folder != null) {
            screen.println();
            screen.println(
                    "Written: "
                            + folder.resolve(AnalysisFiles.ALERTS)
                            + ", "
                            + folder.resolve(AnalysisFiles.DECISIONS));
        }
    }

    private static void checkKey(@Nullable RingScore key) {
        List<String> incomplete = key == null ? List.of() : key.incomplete();
        if (!incomplete.isEmpty()) {
            System.err.println(
                    "The ring key names rows that the file does not hold: "
                            + incomplete.size()
                            + " rings are incomplete, the first is "
                            + incomplete.getFirst()
                            + ".");
        }
    }

    private TransactionFile open() throws IOException {
        return file.equals("-")
                ? TransactionFile.of(System.in)
                : TransactionFile.open(Path.of(file));
    }

    private static RingScore ringKey(Path file, Duration window) throws IOException {
        try {
            return new RingScore(RingKey.open(file), window);
        } catch (UnreadableFile e) {
            throw new UnreadableFile(file + ": " + e.getMessage(), e);
        }
    }

    private CoreSettings settings() {
        Duration length = Windows.of(window);
        try {
            return CoreSettings.defaults().withWindow(length);
        } catch (IllegalArgumentException e) {
            throw new Trouble(Trouble.reason(e), e);
        }
    }
}
