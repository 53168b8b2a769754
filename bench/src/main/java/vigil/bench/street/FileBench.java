package vigil.bench.street;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import vigil.bench.BenchInput;
import vigil.bench.Report;
import vigil.launcher.door.FrontDoor;
import vigil.launcher.state.StateFolder;
import vigil.launcher.street.StreetSwitch;
import vigil.launcher.terminal.Trouble;

/** A file of transactions through the gateway, until its last row is decided. */
@Command(
        name = "file",
        mixinStandardHelpOptions = true,
        description = "A file of transactions through the gateway, to its last decision.")
public final class FileBench implements Callable<Integer> {

    @Option(
            names = "--input",
            description = "AMLworld CSV, plain or .gz; without one, a million are simulated")
    private @Nullable Path input;

    @Option(names = "--report", description = "write the figures there as JSON")
    private @Nullable Path report;

    @Override
    public Integer call() throws IOException {
        Path file = BenchInput.of(input);
        StateFolder state = StateFolder.here();
        new StreetSwitch(state, System.out::println).on();
        Map<String, Object> figures = new LinkedHashMap<>();
        // A program just started runs at half its speed, and compiles itself for the first million.
        figures.put("warmUp", send(state, "warm up", BenchInput.earlierBank()));
        figures.putAll(send(state, "measured", file));
        Report.write(report, "file", figures);
        return 0;
    }

    private static Map<String, Object> send(StateFolder state, String name, Path file)
            throws IOException {
        FrontDoor door = FrontDoor.of(state, "demo", "machine");
        HttpRequest.Builder request =
                door.request("/v1/transaction-files?format=amlworld")
                        .timeout(Duration.ofMinutes(30))
                        .header("Content-Type", "text/csv")
                        .header("Idempotency-Key", "bench-" + Long.toString(System.nanoTime(), 36))
                        .POST(HttpRequest.BodyPublishers.ofFile(file));
        if (file.toString().endsWith(".gz")) {
            request.header("Content-Encoding", "gzip");
        }
        ProcessorTime before = ProcessorTime.of(state);
        long begun = System.nanoTime();
        HttpResponse<String> answer =
                door.send(request.build(), HttpResponse.BodyHandlers.ofString());
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (answer.statusCode() != 200) {
            throw new Trouble(
                    "The file was answered with " + answer.statusCode() + ": " + answer.body());
        }
        JsonNode summary = FrontDoor.json(answer.body());
        long accepted = summary.path("accepted").asLong();
        Map<String, Double> processorMillis = ProcessorTime.of(state).millisFor(before, accepted);
        System.out.printf(
                "%-9s %,d transactions decided in %.1f s: %,.0f/s; processor milliseconds each: %s%n",
                name, accepted, seconds, accepted / seconds, ProcessorTime.line(processorMillis));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bytes", Files.size(file));
        figures.put("accepted", accepted);
        figures.put("failed", summary.path("failed").asLong());
        figures.put("seconds", seconds);
        figures.put("transactionsPerSecond", accepted / seconds);
        figures.put("processorMillisPerDecision", processorMillis);
        return figures;
    }
}
