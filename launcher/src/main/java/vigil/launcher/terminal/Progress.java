package vigil.launcher.terminal;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;

/** Shows how far a long work is: a bar that grows on a terminal, a line now and then elsewhere. */
public final class Progress {
    private static final int WIDTH = 30;
    private static final int STEPS_BETWEEN_LOOKS = 1_024;
    private static final long NANOS_BETWEEN_BARS = 100_000_000;
    private static final long NANOS_BETWEEN_LINES = 10_000_000_000L;

    private final PrintStream out;
    private final String what;
    private final boolean terminal;
    private final long started = System.nanoTime();
    private long steps;
    private long shown = started;

    private final int stepsBetweenLooks;

    private Progress(PrintStream out, String what, boolean terminal, int stepsBetweenLooks) {
        this.out = out;
        this.what = what;
        this.terminal = terminal;
        this.stepsBetweenLooks = stepsBetweenLooks;
    }

    /**
     * On standard error, so that standard output stays clean.
     *
     * @param what what is counted, in the plural
     */
    public static Progress onScreen(String what) {
        return onScreen(what, STEPS_BETWEEN_LOOKS);
    }

    /** The same for steps that take long: each is looked at. */
    public static Progress ofLongSteps(String what) {
        return onScreen(what, 1);
    }

    private static Progress onScreen(String what, int stepsBetweenLooks) {
        Console console = System.console();
        return new Progress(
                System.err, what, console != null && console.isTerminal(), stepsBetweenLooks);
    }

    static Progress on(PrintStream out, String what, boolean terminal) {
        return new Progress(out, what, terminal, STEPS_BETWEEN_LOOKS);
    }

    /**
     * One more is done.
     *
     * @param share of the whole, 0 to 1; negative when not known
     */
    public void step(double share) {
        steps++;
        if (steps % stepsBetweenLooks == 0) {
            long now = System.nanoTime();
            if (now - shown > (terminal ? NANOS_BETWEEN_BARS : NANOS_BETWEEN_LINES)) {
                shown = now;
                show(share);
            }
        }
    }

    /** All is done. */
    public void end() {
        if (terminal) {
            show(1);
            out.println();
        }
    }

    private void show(double share) {
        double seconds = (System.nanoTime() - started) / 1e9;
        String figures =
                String.format(Locale.ROOT, "%,d %s, %,.0f a second", steps, what, steps / seconds);
        String part = share < 0 ? "" : String.format(Locale.ROOT, "%3.0f %%  ", share * 100);
        if (terminal) {
            int full = (int) Math.round(Math.max(share, 0) * WIDTH);
            out.print(
                    "\r"
                            + "█".repeat(full)
                            + "░".repeat(WIDTH - full)
                            + " "
                            + part
                            + figures
                            + "   ");
            out.flush();
        } else {
            out.println(part + figures);
        }
    }
}
