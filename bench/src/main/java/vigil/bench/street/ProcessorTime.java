package vigil.bench.street;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vigil.launcher.processes.ProcessRecord;
import vigil.launcher.state.StateFolder;
import vigil.launcher.street.Supervisor;

/**
 * Processor time by part of a street, the database's and the broker's processes included, and that
 * of the load itself.
 */
public final class ProcessorTime {

    private static final String LOAD = "load";

    private final Map<String, Duration> byPart;

    private ProcessorTime(Map<String, Duration> byPart) {
        this.byPart = byPart;
    }

    /** What every part has used up to now. */
    public static ProcessorTime of(StateFolder state) {
        Map<String, Duration> used = new TreeMap<>();
        ProcessRecord.all(state)
                .forEach(record ->
                        record.handle(state)
                                .ifPresent(process ->
                                        used.put(record.part(), used(record.part(), process))));
        used.put(LOAD, own(ProcessHandle.current()));
        return new ProcessorTime(used);
    }

    /** Milliseconds for each of so many decisions, by part. */
    public Map<String, Double> millisFor(ProcessorTime before, long decisions) {
        Map<String, Double> each = new TreeMap<>();
        byPart.forEach((part, until) ->
                each.put(
                        part,
                        until.minus(before.byPart.getOrDefault(part, Duration.ZERO)).toNanos()
                                / 1e6
                                / Math.max(1, decisions)));
        return each;
    }

    /** What the street alone uses for one, the load left out. */
    public static double ofStreet(Map<String, Double> millis) {
        return millis.entrySet().stream()
                .filter(part -> !part.getKey().equals(LOAD))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** As a line, the dearest first. */
    public static String line(Map<String, Double> millis) {
        return millis.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .map(part -> "%s %.3f".formatted(part.getKey(), part.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static Duration used(String part, ProcessHandle process) {
        if (part.equals(Supervisor.NAME)) { // The parent of all the others.
            return own(process);
        }
        return Stream.concat(Stream.of(process), process.descendants())
                .map(ProcessorTime::own)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration own(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
