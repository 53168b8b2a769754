package vigil.launcher.street;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.launcher.jars.ClassPath;
import vigil.launcher.jars.JavaProcess;
import vigil.launcher.kafka.KafkaBroker;
import vigil.launcher.postgres.PostgresServer;
import vigil.launcher.processes.Leftovers;
import vigil.launcher.processes.Phase;
import vigil.launcher.processes.ProcessRecord;
import vigil.launcher.processes.Signal;
import vigil.launcher.redis.RedisServer;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.StreetLock;
import vigil.launcher.terminal.Trouble;

/** Turns a street on and off, and puts right what a killed run has left. */
public final class StreetSwitch {

    /** System property: false for a street beside the usual one, which is there for a test. */
    static final String REHEARSE = "vigil.rehearse";

    private static final Duration START_LIMIT = Duration.ofMinutes(12);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(3);
    private static final long LOOK_MILLIS = 100;

    private final StateFolder state;
    private final Consumer<String> say;
    private volatile boolean interrupted;

    // Guards the hand-over between spawn and undo: a supervisor is either not yet spawned when this
    // command is interrupted, and never will be, or its process is known.
    private final Object spawnOrUndo = new Object();
    private @Nullable ProcessHandle spawned;

    /** Says in lines what it does. */
    public StreetSwitch(StateFolder state, Consumer<String> say) {
        this.state = state;
        this.say = say;
    }

    /** The supervisor's process, when it runs. */
    public static Optional<ProcessHandle> supervisor(StateFolder state) {
        return ProcessRecord.of(Supervisor.NAME, state).flatMap(record -> record.handle(state));
    }

    /** Whether everything was ready once and is supervised. */
    public static boolean isOn(StateFolder state) {
        return ProcessRecord.of(Supervisor.NAME, state)
                .filter(record -> record.phase() == Phase.READY)
                .filter(record -> record.runs(state))
                .isPresent();
    }

    /**
     * Turns the street on.
     *
     * @return whether it was off before
     */
    public boolean on() {
        state.open();
        try (StreetLock ignored = StreetLock.take(state, say)) {
            if (isOn(state)) {
                return false;
            }
            Thread undo = Thread.ofPlatform().unstarted(this::undo);
            Runtime.getRuntime().addShutdownHook(undo);
            try {
                start();
            } finally {
                forget(undo);
            }
            return true;
        }
    }

    // Runs on Ctrl-C. The lock is still held by this process, and freed by the system at its end.
    private void undo() {
        System.err.println();
        System.err.println("Interrupted: stopping what was started ...");
        ProcessHandle started;
        synchronized (spawnOrUndo) {
            interrupted = true;
            started = spawned;
        }
        if (started != null) {
            stop(started);
        }
        endLeftovers();
        System.err.println("Nothing is left running.");
    }

    private static void forget(Thread undo) {
        try {
            Runtime.getRuntime().removeShutdownHook(undo);
        } catch (IllegalStateException e) {
            // The undo is running, and this process ends with it.
            join(undo);
        }
    }

    private static void join(Thread undo) {
        try {
            undo.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start() {
        if (isStopping()) {
            say.accept("The street is stopping; waiting for it ...");
            stopSupervisor();
        }
        if (supervisor(state).isEmpty()) {
            String ended = endLeftovers();
            if (!ended.isEmpty()) {
                say.accept("An earlier run was killed; ended what it left: " + ended + ".");
            }
            requireBuiltHouses();
            spawn();
        }
        boolean done = false;
        try {
            awaitReady();
            done = true;
        } finally {
            if (!done && !interrupted) {
                stopSupervisor();
                endLeftovers();
            }
        }
    }

    private boolean isStopping() {
        return ProcessRecord.of(Supervisor.NAME, state)
                .filter(record -> record.phase() == Phase.STOPPING)
                .filter(record -> record.runs(state))
                .isPresent();
    }

    private void requireBuiltHouses() {
        for (House house : House.values()) {
            ClassPath.ofModule(state.checkout(), house.module());
        }
    }

    // A process group of its own: Ctrl-C and the end of the terminal reach only this command, which
    // decides itself what becomes of the street. Bash's job control does it on every system.
    private void spawn() {
        JavaProcess java =
                new JavaProcess(
                        Supervisor.NAME,
                        state,
                        ClassPath.ofThisProcess(),
                        Supervisor.class.getName(),
                        options());
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "bash",
                                "-c",
                                "set -m; nohup \"$@\" >>\"$0\" 2>&1 </dev/null & echo $!"));
        command.add(state.log(Supervisor.NAME).toString());
        command.addAll(java.command());
        command.add(state.checkout().toString());
        command.add(state.root().toString());
        command.add(Reservations.folderOfThisAccount().toString());
        try {
            Supervisor.forgetTidings(state);
            synchronized (spawnOrUndo) {
                if (!interrupted) {
                    spawned = detached(command);
                }
            }
        } catch (IOException e) {
            throw new Trouble("Cannot start the supervisor: " + Trouble.reason(e), e);
        }
    }

    private List<String> options() {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "-Xmx96m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-D" + REHEARSE + "=" + state.equals(StateFolder.here())));
        String console = System.getProperty(Console.BUILT);
        if (console != null) {
            options.add("-D" + Console.BUILT + "=" + console);
        }
        return options;
    }

    // The shell prints the number of the process that it leaves behind, and ends.
    private @Nullable ProcessHandle detached(List<String> command) throws IOException {
        Process shell = new ProcessBuilder(command).directory(state.root().toFile()).start();
        String pid =
                new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                        .strip();
        if (!pid.matches("\\d+")) {
            throw new IOException(
                    new String(shell.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return ProcessHandle.of(Long.parseLong(pid)).orElse(null);
    }

    private void awaitReady() {
        long begun = System.nanoTime();
        boolean seen = false;
        Set<String> told = new HashSet<>();
        while (interrupted || !isOn(state)) {
            if (interrupted) {
                pause();
                continue;
            }
            tellNews(told, begun);
            boolean alive = supervisor(state).isPresent();
            seen |= alive;
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);
            if (Files.exists(Supervisor.failureFile(state)) && !alive) {
                throw new Trouble(failure());
            }
            if ((seen && !alive || waited.toSeconds() > 30 && !seen) && !isOn(state)) {
                throw new Trouble(
                        "The supervisor ended unexpectedly; see " + state.log(Supervisor.NAME));
            }
            if (waited.compareTo(START_LIMIT) > 0) {
                throw new Trouble(
                        "The street was not ready within %d minutes; `./vigil logs` shows what its parts say."
                                .formatted(START_LIMIT.toMinutes()));
            }
            pause();
        }
        tellNews(told, begun);
    }

    private void tellNews(Set<String> told, long begun) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        Supervisor.movedPorts(state).stream().filter(told::add).forEach(say);
        ProcessRecord.all(state)
                .filter(record -> !record.part().equals(Supervisor.NAME))
                .forEach(record -> {
                    String news = news(record);
                    if (!news.isEmpty() && told.add(news)) {
                        say.accept("%5.1f s  %s".formatted(seconds, news));
                    }
                });
    }

    private static String news(ProcessRecord record) {
        return switch (record.phase()) {
            case READY -> "%-10s ready".formatted(record.part());
            case RESTARTING -> "%-10s %s; trying again".formatted(record.part(), record.note());
            case WAITING, STARTING, STOPPING -> "";
        };
    }

    private String failure() {
        try {
            return Files.readString(Supervisor.failureFile(state));
        } catch (IOException e) {
            return "The street does not start; see " + state.log(Supervisor.NAME);
        }
    }

    /**
     * Turns the street off, whatever state it is in.
     *
     * @return whether anything was running
     */
    public boolean off() {
        if (!state.exists()) {
            return false;
        }
        try (StreetLock ignored = StreetLock.take(state, say)) {
            boolean supervised = stopSupervisor();
            String ended = endLeftovers();
            if (!ended.isEmpty()) {
                say.accept("Ended what an earlier run had left: " + ended + ".");
            }
            return supervised || !ended.isEmpty();
        }
    }

    private boolean stopSupervisor() {
        Optional<ProcessHandle> supervisor = supervisor(state);
        supervisor.ifPresent(this::stop);
        return supervisor.isPresent();
    }

    private void stop(ProcessHandle supervisor) {
        Signal.TERM.to(supervisor);
        long until = System.nanoTime() + STOP_LIMIT.toNanos();
        while (Leftovers.runs(supervisor)) {
            if (System.nanoTime() > until) {
                say.accept("The supervisor does not stop; ending it.");
                Signal.KILL.to(supervisor);
                return;
            }
            pause();
        }
    }

    private String endLeftovers() {
        List<String> order =
                Stream.concat(
                                Stream.concat(
                                        Stream.of(Supervisor.NAME),
                                        Stream.of(House.values()).map(House::title)),
                                Stream.of(RedisServer.NAME, KafkaBroker.NAME, PostgresServer.NAME))
                        .toList();
        return new Leftovers(state).end(order);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted.", e);
        }
    }
}
