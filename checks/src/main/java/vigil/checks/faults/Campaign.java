package vigil.checks.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import vigil.launcher.kafka.KafkaBroker;
import vigil.launcher.postgres.PostgresServer;
import vigil.launcher.processes.Phase;
import vigil.launcher.processes.ProcessRecord;
import vigil.launcher.processes.Signal;
import vigil.launcher.redis.RedisServer;
import vigil.launcher.state.StateFolder;
import vigil.launcher.street.House;
import vigil.launcher.terminal.Trouble;

/**
 * Kills processes of a street at random moments, or keeps them away for a while, and waits until it
 * has recovered.
 */
final class Campaign {

    /**
     * What one process went through.
     *
     * @param kills how often it was killed
     * @param slowestSeconds the longest time from a kill until everything was ready again
     */
    record Toll(int kills, double slowestSeconds) {}

    private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(3);
    private static final long LOOK_MILLIS = 50;
    private static final int PAYMENTS = 10;

    private final StateFolder state;
    private final List<String> parts;
    private final Random random;
    private final IntSupplier acknowledged;
    private final Consumer<String> say;
    private final Map<String, Toll> tolls = new LinkedHashMap<>();

    /**
     * {@code acknowledged} counts the payments taken so far: only when more come is all well again.
     */
    Campaign(StateFolder state, long seed, IntSupplier acknowledged, Consumer<String> say) {
        this.state = state;
        this.acknowledged = acknowledged;
        this.random = new Random(seed);
        this.say = say;
        this.parts = parts(state);
        parts.forEach(part -> tolls.put(part, new Toll(0, 0)));
    }

    /** Every process that can be killed; on some machines there is no Redis. */
    private static List<String> parts(StateFolder state) {
        return Stream.concat(
                        Stream.of(House.values()).map(House::title),
                        Stream.of(RedisServer.NAME, KafkaBroker.NAME, PostgresServer.NAME))
                .filter(part -> ProcessRecord.of(part, state).isPresent())
                .toList();
    }

    Map<String, Toll> tolls() {
        return tolls;
    }

    /** Each round kills one process after a random pause, all in turn so that none is spared. */
    void kills(int rounds) throws InterruptedException {
        for (int round = 0; round < rounds; round++) {
            String part = parts.get(round % parts.size());
            Thread.sleep(300 + random.nextInt(1_500));
            boolean again = random.nextInt(4) == 0;
            long begun = System.nanoTime();
            kill(part);
            if (again) {
                killDuringRecovery(part);
            }
            awaitReady();
            count(part, begun);
            say.accept(
                    "round %d of %d: %s was killed%s"
                            .formatted(
                                    round + 1,
                                    rounds,
                                    part,
                                    again ? ", and again while it recovered" : ""));
        }
    }

    /** Keeps a process from coming back for so long. */
    void outage(String part, Duration duration) throws InterruptedException {
        long begun = System.nanoTime();
        long end = begun + duration.toNanos();
        int kills = 0;
        while (System.nanoTime() < end) {
            kills +=
                    process(part)
                            .map(process -> {
                                Signal.KILL.to(process);
                                return 1;
                            })
                            .orElse(0);
            Thread.sleep(LOOK_MILLIS);
        }
        awaitReady();
        count(part, begun + duration.toNanos());
        say.accept(
                "%s was gone for %d s (%d starts undone) and came back"
                        .formatted(part, duration.toSeconds(), kills));
    }

    private void kill(String part) throws InterruptedException {
        for (int look = 0; look < 200; look++) {
            Optional<ProcessHandle> process = process(part);
            if (process.isPresent()) {
                Signal.KILL.to(process.get());
                process.get().onExit().join(); // Or the dead would still count as ready.
                return;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw new Trouble(part + " does not run; " + state.log(part) + " may say why.");
    }

    private void killDuringRecovery(String part) throws InterruptedException {
        Thread.sleep(500 + random.nextInt(4_000));
        process(part).ifPresent(Signal.KILL::to);
    }

    private Optional<ProcessHandle> process(String part) {
        return ProcessRecord.of(part, state).flatMap(record -> record.handle(state));
    }

    private void awaitReady() throws InterruptedException {
        long until = System.nanoTime() + RECOVERY_LIMIT.toNanos();
        List<String> waiting = waiting();
        while (!waiting.isEmpty()) {
            if (System.nanoTime() > until) {
                throw new Trouble(
                        "After %d s these are still not ready: %s."
                                .formatted(RECOVERY_LIMIT.toSeconds(), String.join(", ", waiting)));
            }
            Thread.sleep(LOOK_MILLIS);
            waiting = waiting();
        }
        awaitPayments(until);
    }

    private void awaitPayments(long until) throws InterruptedException {
        int before = acknowledged.getAsInt();
        while (acknowledged.getAsInt() < before + PAYMENTS) {
            if (System.nanoTime() > until) {
                throw new Trouble(
                        "Everything is ready, but %d s after the fault no payment is taken."
                                .formatted(RECOVERY_LIMIT.toSeconds()));
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private List<String> waiting() {
        List<String> waiting = new ArrayList<>();
        for (String part : parts) {
            boolean ready =
                    ProcessRecord.of(part, state)
                            .filter(record -> record.phase() == Phase.READY)
                            .filter(record -> record.runs(state))
                            .isPresent();
            if (!ready) {
                waiting.add(part);
            }
        }
        return waiting;
    }

    private void count(String part, long begun) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        tolls.merge(
                part,
                new Toll(1, seconds),
                (old, one) ->
                        new Toll(
                                old.kills() + 1,
                                Math.max(old.slowestSeconds(), one.slowestSeconds())));
    }
}
