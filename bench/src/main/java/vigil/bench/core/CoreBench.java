package vigil.bench.core;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vigil.bench.BenchInput;
import vigil.bench.Report;
import vigil.engine.Decision;
import vigil.engine.ModelScore;
import vigil.engine.Transaction;
import vigil.engine.bundles.Bundle;
import vigil.engine.bundles.ShippedModel;
import vigil.engine.core.Core;
import vigil.engine.core.CoreMemory;
import vigil.engine.core.CoreSettings;
import vigil.engine.core.CoreStatistics;
import vigil.engine.scenarios.ScenarioSet;
import vigil.engine.scoring.Lineup;
import vigil.engine.scoring.ModelException;
import vigil.engine.scoring.ServedModel;
import vigil.launcher.analyse.transactions.FileRecord;
import vigil.launcher.analyse.transactions.TransactionFile;
import vigil.launcher.state.ModelChoice;
import vigil.launcher.terminal.Trouble;
import vigil.launcher.terminal.Windows;

/**
 * Every feature, pattern and scenario over a file that was read beforehand; a pass to warm up, then
 * measured ones.
 */
@Command(
        name = "core",
        mixinStandardHelpOptions = true,
        description = "The detection core alone, on one core of the machine.")
public final class CoreBench implements Callable<Integer> {
    private static final long WARM_UP = 200_000;

    @Option(
            names = "--input",
            description = "AMLworld CSV, plain or .gz (default: a simulated million)")
    private @Nullable Path input;

    @Option(
            names = "--hubs",
            paramLabel = "COUNT",
            description =
                    "so many payments of a graph where a tenth of the accounts are hubs, in place of a file")
    private @Nullable Integer hubs;

    @Option(
            names = "--window",
            defaultValue = "4d",
            description = "how far back patterns look (default ${DEFAULT-VALUE})")
    private String window = "";

    @Option(
            names = "--scenarios",
            defaultValue = "typologies",
            description =
                    "library: all that come with Vigil; typologies: those in force from the start and the shelf of that name; built-in: those in force alone; none: features without patterns alone, their state kept, then every one of them read too, then decisions one by one with the clock read after each (default ${DEFAULT-VALUE})")
    private String scenarios = "";

    @Option(
            names = "--passes",
            defaultValue = "3",
            description = "measured passes (default ${DEFAULT-VALUE})")
    private int passes;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description =
                    "a bundle that scores every transaction, with reasons, or none; its window must be --window's (default: the one that comes with Vigil where it has this window, with --scenarios none no model)")
    private @Nullable String model;

    @Option(
            names = "--replicas",
            defaultValue = "1",
            paramLabel = "COUNT",
            description =
                    "so many cores that all take every transaction and judge a share of them each, a thread each, by 64 at a time (default ${DEFAULT-VALUE}: one core, one by one)")
    private int replicas;

    @Mixin private ModelChoice models = new ModelChoice();

    @Option(
            names = "--growth",
            arity = "0..1",
            fallbackValue = "5000000",
            paramLabel = "COUNT",
            description =
                    "in place of passes: one core over a long log of so many payments (default: five million), looked at after 0.2, 1, 5 and 20 million")
    private @Nullable Long growth;

    @Option(names = "--report", description = "write the figures there as JSON")
    private @Nullable Path report;

    /** One pass over the file. */
    record Pass(
            double transactionsPerSecond,
            double perProcessorSecond,
            double processorSeconds,
            double p50Micros,
            double p99Micros,
            double p999Micros,
            double greatestMicros,
            long hits,
            long flagged,
            double truncatedShare,
            Kept kept,
            Standstill snapshot) {}

    /** What a core holds at the end of a pass. */
    record Kept(
            long edges,
            long pairs,
            long accounts,
            long aggregateKeys,
            double bytesAnEdge,
            double bytesAPair,
            double bytesAnAccount,
            double bytesAnAggregateKey) {

        /** What each kind of thing that is kept costs. */
        String line() {
            return "%,d payments of %.0f bytes, %,d pairs of %.0f, %,d accounts of %.0f, %,d aggregate keys of %.0f"
                    .formatted(
                            edges,
                            bytesAnEdge,
                            pairs,
                            bytesAPair,
                            accounts,
                            bytesAnAccount,
                            aggregateKeys,
                            bytesAnAggregateKey);
        }

        static Kept of(Core core) {
            CoreStatistics statistics = core.statistics();
            CoreMemory memory = core.memory();
            return new Kept(
                    statistics.liveEdges(),
                    statistics.livePairs(),
                    statistics.liveAccounts(),
                    statistics.aggregateKeys(),
                    each(memory.graph(), statistics.liveEdges()),
                    each(memory.pairs(), statistics.livePairs()),
                    each(memory.accounts(), statistics.liveAccounts()),
                    each(memory.aggregates(), statistics.aggregateKeys()));
        }

        private static double each(long bytes, long count) {
            return count == 0 ? 0 : Math.round(10.0 * bytes / count) / 10.0;
        }
    }

    @Override
    public Integer call() throws IOException {
        ScenarioSet set = scenarioSet();
        Lineup lineup = lineup();
        if (growth != null) {
            grow(set, lineup, growth);
            return 0;
        }
        List<Transaction> transactions = transactions();
        System.out.printf("%,d transactions read; warming up ...%n", transactions.size());
        Map<String, Object> figures = asked(set, lineup);
        figures.put("transactions", transactions.size());
        if (set.scenarios().isEmpty() && lineup.isEmpty()) {
            figures.putAll(
                    new FeaturesAlone(transactions, () -> core(set, lineup)).figures(passes));
        }
        if (replicas > 1) {
            figures.putAll(
                    new SharedOut(transactions, () -> core(set, lineup), replicas).figures(passes));
            Report.write(report, "core-replicas", figures);
            return 0;
        }
        pass(transactions, set, lineup);
        List<Pass> measured = new ArrayList<>();
        for (int i = 0; i < passes; i++) {
            Pass pass = pass(transactions, set, lineup);
            measured.add(pass);
            show(pass);
        }
        Kept kept = measured.getLast().kept();
        System.out.println("kept: " + kept.line());
        System.out.println("a snapshot: " + measured.getLast().snapshot().line());
        figures.put("passes", measured);
        figures.put("medianTransactionsPerSecond", median(measured));
        Report.write(report, "core", figures);
        return 0;
    }

    private void grow(ScenarioSet set, Lineup lineup, long count) throws IOException {
        Path file = input == null ? BenchInput.longLog(count) : BenchInput.of(input);
        System.out.println("warming up ...");
        new Growth(core(set, lineup), file, WARM_UP).stages();
        System.out.println("measured:");
        Map<String, Object> figures = asked(set, lineup);
        figures.put("stages", new Growth(core(set, lineup), file, count).stages());
        Report.write(report, "core-growth", figures);
    }

    private Map<String, Object> asked(ScenarioSet set, Lineup lineup) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("window", window);
        figures.put("scenarios", set.scenarios().size());
        figures.put("aggregates", set.aggregates().size());
        figures.put("trees", trees(lineup));
        return figures;
    }

    private Core core(ScenarioSet set, Lineup lineup) {
        Core core = Core.empty(CoreSettings.defaults().withWindow(Windows.of(window)), set);
        core.adopt(lineup);
        return core;
    }

    private static void show(Pass pass) {
        System.out.printf(
                "%,10.0f tx/s (%,8.0f of processor time)   p50 %5.1f us   p99 %6.1f us   p99.9 %6.1f us   %,d hits   %,d flagged   %.2f %% truncated%n",
                pass.transactionsPerSecond(),
                pass.perProcessorSecond(),
                pass.p50Micros(),
                pass.p99Micros(),
                pass.p999Micros(),
                pass.hits(),
                pass.flagged(),
                100 * pass.truncatedShare());
    }

    private ScenarioSet scenarioSet() {
        return switch (scenarios) {
            case "library" -> ScenarioSet.library();
            case "typologies" -> typologies();
            case "built-in" -> ScenarioSet.builtIn();
            case "none" -> ScenarioSet.none();
            default ->
                    throw new Trouble(
                            "--scenarios is library, typologies, built-in or none, not "
                                    + scenarios);
        };
    }

    private static ScenarioSet typologies() {
        SequencedMap<String, String> files = ScenarioSet.libraryFiles();
        files.keySet()
                .removeIf(file ->
                        file.startsWith("library/") && !file.startsWith("library/typologies/"));
        return ScenarioSet.of(files);
    }

    private List<Transaction> transactions() throws IOException {
        if (hubs != null) {
            return new HubTraffic().payments(hubs);
        }
        List<Transaction> transactions = new ArrayList<>();
        try (TransactionFile file = TransactionFile.open(BenchInput.of(input))) {
            for (FileRecord next = file.next(); next != null; next = file.next()) {
                if (next instanceof FileRecord.Taken taken) {
                    transactions.add(taken.transaction());
                }
            }
        }
        return transactions;
    }

    private Pass pass(List<Transaction> transactions, ScenarioSet set, Lineup lineup)
            throws IOException {
        Core core = core(set, lineup);
        Histogram micros = new Histogram(Duration.ofSeconds(60).toNanos(), 2);
        long hits = 0;
        long flagged = 0;
        var thread = ManagementFactory.getThreadMXBean();
        long processor = thread.getCurrentThreadCpuTime();
        long begun = System.nanoTime();
        long last = begun;
        for (Transaction transaction : transactions) {
            Decision decision = core.decide(transaction);
            hits += decision.hits().size();
            flagged += isFlagged(decision) ? 1 : 0;
            long now = System.nanoTime();
            micros.recordValue(now - last);
            last = now;
        }
        double seconds = (last - begun) / 1e9;
        double processorSeconds = (thread.getCurrentThreadCpuTime() - processor) / 1e9;
        return new Pass(
                transactions.size() / seconds,
                transactions.size() / processorSeconds,
                processorSeconds,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getValueAtPercentile(99.9) / 1e3,
                micros.getMaxValue() / 1e3,
                hits,
                flagged,
                core.statistics().truncatedShare(),
                Kept.of(core),
                Standstill.of(core));
    }

    private static boolean isFlagged(Decision decision) {
        ModelScore said = decision.modelScore();
        return said != null && said.flagged();
    }

    private Lineup lineup() {
        Bundle bundle = models.bundle(model == null ? usual() : model);
        if (bundle == null) {
            return Lineup.NONE;
        }
        try {
            Lineup lineup = new Lineup(bundle.served(1), null);
            lineup.requireWindow(Windows.of(window));
            return lineup;
        } catch (ModelException e) {
            throw new Trouble(model + ": " + e.getMessage(), e);
        }
    }

    /** The shipped model where it serves. */
    private String usual() {
        boolean serves =
                !scenarios.equals("none")
                        && ShippedModel.bundle().manifest().window().equals(Windows.of(window));
        return serves ? ModelChoice.SHIPPED : ModelChoice.NONE;
    }

    private static int trees(Lineup lineup) {
        ServedModel champion = lineup.champion();
        return champion == null ? 0 : champion.scoring().forest().trees();
    }

    private static double median(List<Pass> passes) {
        return passes.stream()
                .mapToDouble(Pass::transactionsPerSecond)
                .sorted()
                .skip(passes.size() / 2)
                .findFirst()
                .orElse(0);
    }
}
