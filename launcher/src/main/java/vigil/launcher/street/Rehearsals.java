package vigil.launcher.street;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.launcher.processes.Launch;
import vigil.launcher.processes.Part;
import vigil.launcher.processes.Rehearsal;
import vigil.launcher.processes.Signal;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.Trees;
import vigil.launcher.terminal.Trouble;

/**
 * Makes the ahead-of-time caches that halve the work of the next start: once the street is up and
 * the machine has little to do, each Java program without one runs once more beside it, one after
 * the other, at the lowest priority.
 */
final class Rehearsals {

    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final long LOOK_MILLIS = 200;

    /** By itself, or because it was asked to; one that was killed leaves half a cache. */
    private static final Set<Integer> ENDS = Set.of(0, 128 + 15);

    private final StateFolder state;
    private final List<Part> parts;
    private final Thread thread;
    private final Object startOrStop = new Object();
    private @Nullable Process running;
    private boolean stopping;

    Rehearsals(StateFolder state, List<Part> parts) {
        this.state = state;
        this.parts = List.copyOf(parts);
        this.thread = Thread.ofPlatform().daemon().name("rehearsals").unstarted(this::all);
    }

    void begin() {
        thread.start();
    }

    /** Breaks off what is under way. */
    void end() {
        synchronized (startOrStop) {
            stopping = true;
            if (running != null) {
                running.descendants().forEach(Signal.KILL::to);
                Signal.KILL.to(running.toHandle());
            }
        }
        thread.interrupt();
    }

    private void all() {
        try {
            for (Part part : parts) {
                Optional<Rehearsal> rehearsal = part.rehearsal();
                if (rehearsal.isPresent()) {
                    one(part, rehearsal.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | Trouble e) {
            // The street is none the worse for it; the next one tries again.
            System.err.println("A rehearsal failed: " + Trouble.reason(e));
        }
    }

    private void one(Part part, Rehearsal rehearsal) throws IOException, InterruptedException {
        if (Files.exists(rehearsal.cache())) {
            return;
        }
        Process process = start(rehearsal.part().launch());
        if (process == null) {
            return;
        }
        try {
            awaitEnd(process, rehearsal.part());
            if (ENDS.contains(process.exitValue()) && Files.exists(rehearsal.output())) {
                forgetOlder(part);
                Files.move(rehearsal.output(), rehearsal.cache(), StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(rehearsal.output());
            Trees.delete(state.of(rehearsal.part().name()));
        }
    }

    private @Nullable Process start(Launch launch) throws IOException {
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(launch.command());
        synchronized (startOrStop) {
            if (stopping) {
                return null;
            }
            Process started =
                    new Launch(
                                    launch.part(),
                                    command,
                                    launch.environment(),
                                    launch.folder(),
                                    launch.log())
                            .start();
            running = started;
            return started;
        }
    }

    // A program that does not end by itself has shown enough when it is ready.
    private static void awaitEnd(Process process, Part part) throws InterruptedException {
        long until = System.nanoTime() + LIMIT.toNanos();
        boolean asked = false;
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (!asked && part.isReady()) {
                Signal.TERM.to(process.toHandle());
                asked = true;
            }
            if (System.nanoTime() > until) {
                Signal.KILL.to(process.toHandle());
            }
        }
    }

    private void forgetOlder(Part part) throws IOException {
        try (Stream<Path> caches = Files.list(state.caches())) {
            for (Path cache : caches.toList()) {
                if (cache.getFileName().toString().matches(part.name() + "-[0-9a-f]{16}\\.aot")) {
                    Files.delete(cache);
                }
            }
        }
    }
}
