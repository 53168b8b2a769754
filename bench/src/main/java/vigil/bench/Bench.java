package vigil.bench;

import picocli.CommandLine.Command;
import vigil.bench.core.CoreBench;
import vigil.bench.lists.ListsBench;
import vigil.bench.overload.OverloadBench;
import vigil.bench.peers.PeersBench;
import vigil.bench.score.ScoreBench;
import vigil.bench.screening.CountWords;
import vigil.bench.screening.ScreeningBench;
import vigil.bench.screening.ScreeningQuality;
import vigil.bench.street.FileBench;
import vigil.bench.street.HttpBench;
import vigil.launcher.Vigil;

/** The benchmarks as a command. */
@Command(
        name = "./vigil bench",
        description =
                "Measure the core, a model, lists and screening, the HTTP door, the file intake, the work of others, and too much of all.",
        mixinStandardHelpOptions = true,
        subcommands = {
            CoreBench.class,
            ScoreBench.class,
            ListsBench.class,
            ScreeningBench.class,
            ScreeningQuality.class,
            CountWords.class,
            HttpBench.class,
            FileBench.class,
            PeersBench.class,
            OverloadBench.class
        })
public final class Bench {

    private Bench() {}

    /** Runs one benchmark and ends with its exit code. */
    public static void main(String[] arguments) {
        Vigil.run(new Bench(), arguments);
    }
}
