package vigil.bench.core;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vigil.bench.BenchInput;
import vigil.bench.Report;
import vigil.engine.Transaction;
import vigil.engine.core.Core;
import vigil.engine.core.CoreSettings;
import vigil.engine.scenarios.ScenarioSet;
import vigil.launcher.analyse.transactions.FileRecord;
import vigil.launcher.analyse.transactions.TransactionFile;

/**
 * Every feature, pattern and scenario over a file that was read beforehand; a pass to warm up, then
 * measured ones.
 */
@Command(
        name = "core",
        mixinStandardHelpOptions = true,
        description = "The detection core alone, on one core of the machine.")
public final class CoreBench implements Callable<Integer> {

    @Option(
            names = "--input",
            description = "AMLworld CSV, plain or .gz (default: a simulated million)")
    private @Nullable Path input;

    @Option(
            names = "--days",
            defaultValue = "4",
            description = "window of the patterns (default ${DEFAULT-VALUE})")
    private int days;

    @Option(
            names = "--passes",
            defaultValue = "3",
            description = "measured passes (default ${DEFAULT-VALUE})")
    private int passes;

    @Option(names = "--report", description = "write the figures there as JSON")
    private @Nullable Path report;

    /** One pass over the file. */
    record Pass(
            double transactionsPerSecond,
            double processorSeconds,
            double p50Micros,
            double p99Micros,
            long alerts) {}

    @Override
    public Integer call() throws IOException {
        List<Transaction> transactions = transactions();
        System.out.printf("%,d transactions read; warming up ...%n", transactions.size());
        pass(transactions);
        List<Pass> measured = new ArrayList<>();
        for (int i = 0; i < passes; i++) {
            Pass pass = pass(transactions);
            measured.add(pass);
            System.out.printf(
                    "%,10.0f tx/s   p50 %5.1f us   p99 %6.1f us   %,d hits%n",
                    pass.transactionsPerSecond(),
                    pass.p50Micros(),
                    pass.p99Micros(),
                    pass.alerts());
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("transactions", transactions.size());
        figures.put("windowDays", days);
        figures.put("passes", measured);
        figures.put("medianTransactionsPerSecond", median(measured));
        Report.write(report, "core", figures);
        return 0;
    }

    private List<Transaction> transactions() throws IOException {
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

    private Pass pass(List<Transaction> transactions) throws IOException {
        Core core =
                Core.empty(
                        CoreSettings.defaults().withWindow(Duration.ofDays(days)),
                        ScenarioSet.builtIn());
        Histogram micros = new Histogram(Duration.ofSeconds(60).toNanos(), 2);
        long alerts = 0;
        var thread = ManagementFactory.getThreadMXBean();
        long processor = thread.getCurrentThreadCpuTime();
        long begun = System.nanoTime();
        long last = begun;
        for (Transaction transaction : transactions) {
            alerts += core.decide(transaction).hits().size();
            long now = System.nanoTime();
            micros.recordValue(now - last);
            last = now;
        }
        double seconds = (last - begun) / 1e9;
        return new Pass(
                transactions.size() / seconds,
                (thread.getCurrentThreadCpuTime() - processor) / 1e9,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                alerts);
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
