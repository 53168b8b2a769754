package vigil.launcher.processes;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import vigil.launcher.state.StateFolder;

/** Processes of a street whose supervisor is gone, found by the mark in their command lines. */
public final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 20;

    private final StateFolder state;

    public Leftovers(StateFolder state) {
        this.state = state;
    }

    /** A process of the street, whoever started it. */
    public record Found(String part, ProcessHandle process) {}

    /** All that run now. */
    public List<Found> find() {
        return ProcessHandle.allProcesses()
                .map(process -> new Found(Mark.partOf(process, state), process))
                .filter(found -> !found.part().isEmpty())
                .toList();
    }

    /**
     * Ends them in the given order of parts, those not named first: asks, waits, then kills.
     *
     * @return the names of those that were ended
     */
    public String end(List<String> order) {
        List<Found> found =
                find().stream()
                        .sorted((a, b) -> order.indexOf(a.part()) - order.indexOf(b.part()))
                        .toList();
        found.forEach(Leftovers::end);
        ProcessRecord.all(state).forEach(each -> ProcessRecord.forget(each.part(), state));
        return found.stream().map(Found::part).collect(Collectors.joining(", "));
    }

    private static void end(Found found) {
        Signal gentle = found.part().equals("postgres") ? Signal.INT : Signal.TERM;
        gentle.to(found.process());
        if (!exited(found.process())) {
            Signal.KILL.to(found.process());
            exited(found.process());
        }
    }

    /**
     * Whether the process is at work. A dead orphan stays as a zombie, alive to the system, where
     * nobody collects it, as in some containers; it has no command line any more.
     */
    public static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().isPresent();
    }

    private static boolean exited(ProcessHandle process) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (runs(process)) {
            if (System.nanoTime() > until) {
                return false;
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
