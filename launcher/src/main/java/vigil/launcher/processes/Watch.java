package vigil.launcher.processes;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigil.launcher.state.StateFolder;
import vigil.launcher.terminal.Trouble;

/**
 * Keeps one part running: starts it when what it needs is ready, sees when it is ready itself, and
 * starts it again when it dies, after pauses that grow while it keeps dying.
 */
public final class Watch {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration STEADY = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 50;

    private final Part part;
    private final StateFolder state;
    private final List<Watch> needs;
    private final Consumer<String> tell;
    private final Thread thread;

    // Guards the hand-over between start and stop: a process is either not yet started when stop is
    // asked, and never will be, or it is known and gets the signal.
    private final Object startOrStop = new Object();
    private @Nullable Process process;
    private boolean stopping;

    private volatile Phase phase = Phase.WAITING;
    private volatile int failuresInARow;
    private volatile String note = "";
    private volatile boolean everReady;
    private int starts;

    /**
     * @param needs what must be ready before it starts
     * @param tell hears of every change, in words
     */
    public Watch(Part part, StateFolder state, List<Watch> needs, Consumer<String> tell) {
        this.part = part;
        this.state = state;
        this.needs = List.copyOf(needs);
        this.tell = tell;
        this.thread = Thread.ofPlatform().name("watch-" + part.name()).unstarted(this::keepRunning);
    }

    public Part part() {
        return part;
    }

    public boolean isReady() {
        return phase == Phase.READY;
    }

    /** Whether it was ready at least once. */
    public boolean wasReady() {
        return everReady;
    }

    /** How often it has died or failed to become ready since it was last steady. */
    public int failuresInARow() {
        return failuresInARow;
    }

    /** Why it is not ready, in words. */
    public String note() {
        return note;
    }

    /** Begins to keep the part running. */
    public void begin() {
        enter(Phase.WAITING, "");
        thread.start();
    }

    /** Ends the part: asks, waits as long as it may drain, then kills. */
    public void end() {
        Process running;
        synchronized (startOrStop) {
            stopping = true;
            running = process;
        }
        if (running != null && running.isAlive()) {
            enter(Phase.STOPPING, "");
            part.stopSignal().to(running.toHandle());
            if (!exited(running, part.stopLimit())) {
                Signal.KILL.to(running.toHandle());
                exited(running, part.stopLimit());
            }
        }
        thread.interrupt();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(part.stopLimit());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ProcessRecord.forget(part.name(), state);
    }

    private void keepRunning() {
        try {
            while (!isStopping()) {
                awaitNeeds();
                Instant begun = Instant.now();
                runOnce();
                if (isStopping()) {
                    return;
                }
                boolean steady =
                        Duration.between(begun, Instant.now()).compareTo(STEADY) > 0
                                && phase == Phase.READY;
                failuresInARow = steady ? 1 : failuresInARow + 1;
                enter(Phase.RESTARTING, note);
                Thread.sleep(pause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runOnce() throws InterruptedException {
        Process running;
        try {
            running = start();
        } catch (IOException | RuntimeException e) {
            note = Trouble.reason(e);
            return;
        }
        if (running == null) {
            return;
        }
        if (becomesReady(running)) {
            enter(Phase.READY, "");
            everReady = true;
        } else if (running.isAlive()) {
            note = "not ready within " + part.startLimit().toSeconds() + " s";
            Signal.KILL.to(running.toHandle());
        }
        int exit = running.waitFor();
        if (phase == Phase.READY || note.isEmpty()) {
            note = "ended with exit code " + exit;
        }
    }

    private @Nullable Process start() throws IOException {
        enter(Phase.STARTING, note);
        Launch launch = part.launch();
        synchronized (startOrStop) {
            if (stopping) {
                return null;
            }
            Process started = launch.start();
            process = started;
            starts++;
            enter(Phase.STARTING, "");
            return started;
        }
    }

    private boolean becomesReady(Process running) throws InterruptedException {
        long until = System.nanoTime() + part.startLimit().toNanos();
        while (running.isAlive() && System.nanoTime() < until) {
            if (part.isReady() && running.isAlive()) {
                return prepared();
            }
            running.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    private boolean prepared() {
        try {
            part.whenReady();
            return true;
        } catch (RuntimeException e) {
            note = Trouble.reason(e);
            return false;
        }
    }

    private void awaitNeeds() throws InterruptedException {
        while (!needs.stream().allMatch(Watch::isReady) && !isStopping()) {
            if (phase != Phase.WAITING) {
                enter(Phase.WAITING, note);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private Duration pause() {
        Duration pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(failuresInARow - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private boolean isStopping() {
        synchronized (startOrStop) {
            return stopping;
        }
    }

    private void enter(Phase next, String why) {
        phase = next;
        note = why;
        tell.accept(part.name() + " " + next + (why.isEmpty() ? "" : ": " + why));
        Process running = process;
        long pid = 0;
        String birth = "";
        if (running != null && running.isAlive()) {
            pid = running.pid();
            birth = Birth.of(running.toHandle());
        }
        int restarts = Math.max(0, starts - 1);
        try {
            new ProcessRecord(
                            part.name(),
                            pid,
                            birth,
                            next,
                            part.port(),
                            Instant.now(),
                            restarts,
                            why)
                    .write(state);
        } catch (Trouble full) {
            // The street goes on where its record cannot be written, on a full disk for example.
            System.err.println(full.getMessage());
        }
    }

    private static boolean exited(Process running, Duration limit) {
        try {
            return running.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
