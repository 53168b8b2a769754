package vigil.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Path folder = StateFolder.here().open().of("bench");
        StateFolder.createPrivate(folder);
        Path made = folder.resolve("hi-small-in-1m.csv.gz");
        if (!Files.exists(made)
                && new CommandLine(new SimulateCommand())
                                .execute(made.toString(), "--rings", "hi-small")
                        != 0) {
            throw new Trouble("The input could not be simulated.");
        }
        return made;
    }
}
