package vigil.bench.overload;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vigil.bench.Report;
import vigil.bench.load.LoadRun;
import vigil.bench.load.Plan;
import vigil.bench.street.ComparisonPayments;
import vigil.bench.street.DoorLoad;
import vigil.launcher.postgres.ServerFigures;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.Trees;
import vigil.launcher.street.Listener;
import vigil.launcher.street.Ports;
import vigil.launcher.street.StreetSwitch;
import vigil.launcher.terminal.Trouble;

/** Three times the sustainable load through a whole street, on a street of its own. */
@Command(
        name = "overload",
        mixinStandardHelpOptions = true,
        description =
                "Offer a whole street three times what it can do, on one of its own, and tell what was admitted, refused and lost.")
public final class OverloadBench implements Callable<Integer> {

    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Duration NORMAL = Duration.ofSeconds(30);
    private static final Duration AFTER = Duration.ofSeconds(40);
    private static final int FEW = 32;
    private static final double FIRST_SHARE = 0.9;
    private static final double NEXT_SHARE = 0.85;
    private static final int MOST_STEPS = 24;

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "of three times the load (default ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--times",
            defaultValue = "3",
            description = "the sustainable rate (default ${DEFAULT-VALUE})")
    private double times;

    @Option(
            names = "--target",
            defaultValue = "50",
            description =
                    "milliseconds that p99 may take at a sustainable rate (default ${DEFAULT-VALUE})")
    private double targetMillis;

    @Option(
            names = "--connections",
            defaultValue = "256",
            description = "from which the load comes (default ${DEFAULT-VALUE})")
    private int connections;

    @Option(names = "--report", description = "write the figures there as JSON")
    private @Nullable Path report;

    private long accepted;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StateFolder here = StateFolder.here();
        StateFolder state = new StateFolder(here.checkout(), here.root().resolve("overload"));
        StreetSwitch street = new StreetSwitch(state, System.out::println);
        street.off();
        Trees.delete(state.root());
        System.out.println("A street for the load starts in " + state.root() + " ...");
        street.on();
        Thread undo = Thread.ofPlatform().unstarted(street::off); // Ctrl-C leaves nothing behind.
        Runtime.getRuntime().addShutdownHook(undo);
        Verdict verdict = measure(state);
        verdict.lines().forEach(System.out::println);
        Report.write(report, "overload", verdict.figures());
        return verdict.broken().isEmpty() ? 0 : 1;
    }

    private Verdict measure(StateFolder state) throws IOException, InterruptedException {
        DoorLoad door = new DoorLoad(state, "demo", connections);
        double rate = sustainable(state, door);
        Duration surge = Duration.ofSeconds(seconds);
        Duration whole = NORMAL.plus(surge).plus(AFTER);
        Windows windows = new Windows(whole);
        Verdict.Processes before = Verdict.Processes.of(state);
        Plan plan =
                new Plan(
                        List.of(
                                new Plan.Step(rate, NORMAL),
                                new Plan.Step(times * rate, surge),
                                new Plan.Step(rate, AFTER)));
        Memories memories = new Memories(state);
        try (memories) {
            counted(door.planned("before, during, after", payments("surge"), plan, windows));
        }
        return new Verdict(
                rate,
                times,
                NORMAL,
                surge,
                whole,
                windows,
                new Verdict.Memory(before, memories.most(), Verdict.Processes.of(state)),
                new Verdict.Kept(accepted, decided(state)));
    }

    /** The highest rate tried at which p99 keeps the target and nothing is refused. */
    private double sustainable(StateFolder state, DoorLoad door)
            throws IOException, InterruptedException {
        DoorLoad few = new DoorLoad(state, "demo", FEW);
        counted(few.closed("warm up", payments("warm"), WARM_UP));
        double rate =
                FIRST_SHARE
                        * counted(few.closed("as fast as answers come", payments("best"), STEP))
                                .perSecond();
        for (int step = 0; step < MOST_STEPS; step++) {
            if (isKept(door, rate)) {
                return rate;
            }
            if (step % 2 == 1) { // Each is tried twice: the machine's neighbours may have been it.
                rate *= NEXT_SHARE;
            }
        }
        throw new Trouble(
                "No rate down to %.0f/s keeps p99 below %.0f ms here."
                        .formatted(rate, targetMillis));
    }

    private boolean isKept(DoorLoad door, double rate) throws IOException, InterruptedException {
        String name = "open at %,.0f/s".formatted(rate);
        LoadRun.Outcome seen = counted(door.open(name, payments("try"), rate, STEP));
        return seen.p99Millis() <= targetMillis && seen.refused() + seen.failed() == 0;
    }

    private LoadRun.Outcome counted(LoadRun.Outcome outcome) {
        accepted += outcome.answered();
        return outcome;
    }

    private static ComparisonPayments payments(String step) {
        return new ComparisonPayments(step + "-" + Long.toString(System.nanoTime(), 36), 1);
    }

    /** Decisions on the read side, once they no longer become more. */
    private long decided(StateFolder state) throws InterruptedException {
        int database = Ports.remembered(state).of(Listener.POSTGRES);
        long before = -1;
        long now = ServerFigures.rows(state, database, "monitoring", "decisions");
        while (now != before) {
            Thread.sleep(STEP);
            before = now;
            now = ServerFigures.rows(state, database, "monitoring", "decisions");
        }
        return now;
    }
}
