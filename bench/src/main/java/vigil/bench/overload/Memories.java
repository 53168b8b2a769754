package vigil.bench.overload;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import vigil.launcher.processes.Memory;
import vigil.launcher.processes.ProcessRecord;
import vigil.launcher.state.StateFolder;
import vigil.launcher.street.Supervisor;

/** How much memory the processes of a street take, looked at every few seconds until closed. */
final class Memories implements AutoCloseable {

    private static final long PAUSE_MILLIS = 3_000;

    private final StateFolder state;
    private final Map<String, Long> most = new ConcurrentSkipListMap<>();
    private final Thread looking = Thread.ofVirtual().unstarted(this::look);

    Memories(StateFolder state) {
        this.state = state;
        looking.start();
    }

    /** Megabytes by part, with the processes that it started. */
    static Map<String, Long> now(StateFolder state) {
        Map<String, Long> taken = new TreeMap<>();
        ProcessRecord.all(state)
                .filter(record -> !record.part().equals(Supervisor.NAME)) // Parent of all others.
                .forEach(record ->
                        record.handle(state)
                                .ifPresent(process ->
                                        taken.put(
                                                record.part(),
                                                Memory.megabytes(
                                                        Stream.concat(
                                                                Stream.of(process),
                                                                process.descendants())))));
        return taken;
    }

    /** The processes themselves, to see whether one was started again. */
    static Map<String, Long> numbers(StateFolder state) {
        Map<String, Long> numbers = new TreeMap<>();
        ProcessRecord.all(state).forEach(record -> numbers.put(record.part(), record.pid()));
        return numbers;
    }

    /** The most that was seen of each. */
    Map<String, Long> most() {
        return new TreeMap<>(most);
    }

    private void look() {
        try {
            while (true) {
                now(state).forEach((part, taken) -> most.merge(part, taken, Math::max));
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        looking.interrupt();
    }
}
