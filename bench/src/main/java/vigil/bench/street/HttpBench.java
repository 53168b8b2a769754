package vigil.bench.street;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vigil.bench.Report;
import vigil.bench.load.LoadRun;
import vigil.contracts.amlworld.AmlworldRow;
import vigil.launcher.state.StateFolder;
import vigil.launcher.street.StreetSwitch;

/** Single transactions through the gateway, each durable and decided before it is answered. */
@Command(
        name = "http",
        mixinStandardHelpOptions = true,
        description = "Durable decisions over HTTP through the gateway, on the whole machine.")
public final class HttpBench implements Callable<Integer> {

    @Option(
            names = "--input",
            description =
                    "AMLworld CSV, plain or .gz, to take the payments from (default: those of the ten-rule comparison)")
    private @Nullable Path input;

    @Option(
            names = "--connections",
            defaultValue = "32",
            description = "at once (default ${DEFAULT-VALUE})")
    private int connections;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "for each step (default ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "40",
            description = "seconds before anything is measured (default ${DEFAULT-VALUE})")
    private int warmUp;

    @Option(names = "--report", description = "write the figures there as JSON")
    private @Nullable Path report;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<AmlworldRow> rows = input == null ? List.of() : FilePayments.read(input);
        StateFolder state = StateFolder.here();
        new StreetSwitch(state, System.out::println).on();
        DoorLoad door = new DoorLoad(state, "demo", connections);
        Map<String, Object> figures = new LinkedHashMap<>();
        step(door, rows, "warm up", 0, Duration.ofSeconds(warmUp));
        LoadRun.Outcome closed = step(door, rows, "closed", 0, Duration.ofSeconds(seconds));
        ProcessorTime before = ProcessorTime.of(state);
        LoadRun.Outcome floor =
                step(door, rows, "open at 2,000/s", 2_000, Duration.ofSeconds(seconds));
        Map<String, Double> processorMillis =
                ProcessorTime.of(state).millisFor(before, floor.answered());
        LoadRun.Outcome half =
                step(
                        door,
                        rows,
                        "open at half of the best",
                        closed.perSecond() / 2,
                        Duration.ofSeconds(seconds));
        figures.put("connections", connections);
        figures.put("closed", closed);
        figures.put("openAt2000", floor);
        figures.put("openAtHalf", half);
        figures.put("processorMillisPerDecision", processorMillis);
        System.out.printf(
                "processor time per decision: %.2f ms without the load (%s)%n",
                ProcessorTime.ofStreet(processorMillis), ProcessorTime.line(processorMillis));
        Report.write(report, "http", figures);
        return floor.failed() + closed.failed() == 0 ? 0 : 1;
    }

    private LoadRun.Outcome step(
            DoorLoad door, List<AmlworldRow> rows, String name, double perSecond, Duration duration)
            throws IOException, InterruptedException {
        String id = "bench-" + Long.toString(System.nanoTime(), 36);
        Payments payments =
                rows.isEmpty() ? new ComparisonPayments(id, 1) : new FilePayments(id, rows);
        return perSecond > 0
                ? door.open(name, payments, perSecond, duration)
                : door.closed(name, payments, duration);
    }
}
