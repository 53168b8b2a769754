package vigil.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import vigil.launcher.simulate.SimulateCommand;
import vigil.launcher.state.StateFolder;
import vigil.launcher.terminal.Trouble;

/** The file that a benchmark reads: the one that was named, or the demo's bank, made once. */
public final class BenchInput {

    private BenchInput() {}

    /**
     * A million transactions of 200,000 accounts with true rings inside, unless a file was named.
     */
    public static Path of(@Nullable Path named) throws IOException {
        if (named != null) {
            if (!Files.isReadable(named)) {
                throw new Trouble("There is no readable file " + named + ".");
            }
            return named;
        }
        return simulated("hi-small-in-1m.csv.gz", "--rings", "hi-small");
    }

    /** So many transactions of 200,000 accounts, a million in eighteen days. */
    public static Path longLog(long transactions) throws IOException {
        long days = Math.max(1, transactions * 18 / 1_000_000);
        return simulated(
                "long-" + transactions + ".csv.gz",
                "--transactions=" + transactions,
                "--days=" + days);
    }

    /** Another bank's million transactions, all before the first of the other's. */
    public static Path earlierBank() throws IOException {
        return simulated("earlier-1m.csv.gz", "--seed=2", "--start=2022-07-01");
    }

    private static Path simulated(String name, String... options) throws IOException {
        Path folder = StateFolder.here().open().of("bench");
        StateFolder.createPrivate(folder);
        Path made = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of(made.toString()));
        arguments.addAll(List.of(options));
        if (!Files.exists(made)
                && new CommandLine(new SimulateCommand()).execute(arguments.toArray(String[]::new))
                        != 0) {
            throw new Trouble("The input could not be simulated.");
        }
        return made;
    }
}
