package vigil.launcher.simulate;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigil.contracts.amlworld.AmlworldRing;
import vigil.contracts.amlworld.AmlworldRings;
import vigil.contracts.amlworld.AmlworldWriter;
import vigil.contracts.amlworld.RingKey;
import vigil.contracts.csv.UnreadableFile;
import vigil.launcher.terminal.Progress;
import vigil.launcher.terminal.Trouble;
import vigil.simulator.Simulation;
import vigil.simulator.SimulationSettings;
import vigil.simulator.TrueRings;
import vigil.simulator.crime.Crime;

/** Writes a synthetic bank. */
@Command(
        name = "simulate",
        description =
                "Write the transactions of a synthetic bank with labelled crime, as an AMLworld CSV.",
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {
    private static final String BUILT_IN = "hi-small";

    private final PrintStream screen;

    @Parameters(
            paramLabel = "FILE",
            description = "The CSV to write; packed when its name ends in .gz.")
    private Path file = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Write here which rows are which ring (CSV ring,typology,rows).")
    private @Nullable Path key;

    @Option(
            names = "--accounts",
            defaultValue = "200000",
            description = "Ordinary accounts (default ${DEFAULT-VALUE}).")
    private int accounts;

    @Option(
            names = "--transactions",
            defaultValue = "1000000",
            description = "Rows of the file, those of rings among them (default ${DEFAULT-VALUE}).")
    private long transactions;

    @Option(
            names = "--days",
            defaultValue = "18",
            description = "Simulated days (default ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--start",
            defaultValue = "2022-09-01",
            description = "The first day (default ${DEFAULT-VALUE}).")
    private LocalDate start = LocalDate.EPOCH;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed gives the same file (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--rings",
            paramLabel = "hi-small|FILE",
            description =
                    "Set true rings into the background: those of AMLworld HI-Small, or a file of BEGIN/END blocks.")
    private @Nullable String rings;

    @Option(
            names = "--merged",
            defaultValue = "1",
            paramLabel = "SHARE",
            description =
                    "Share of the accounts of crime that are ordinary ones with all their traffic, 0 to 1 (default ${DEFAULT-VALUE}).")
    private double merged;

    @Option(
            names = "--own-accounts",
            description = "Let crime run through accounts of its own alone, as --merged 0.")
    private boolean ownAccounts;

    @Option(
            names = "--crime-rate",
            defaultValue = "0.001",
            description =
                    "Share of transactions that are crime made here, besides true rings (default ${DEFAULT-VALUE}).")
    private double crimeRate;

    @Option(
            names = "--crimes",
            split = ",",
            paramLabel = "TYPOLOGY",
            description = "Which crimes to make: ${COMPLETION-CANDIDATES} (default all).",
            completionCandidates = CrimeTitles.class)
    private List<String> crimes = List.of();

    public SimulateCommand() {
        this(System.out);
    }

    SimulateCommand(PrintStream screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        try {
            simulate(settings());
            return 0;
        } catch (IllegalArgumentException e) {
            throw new Trouble(Trouble.reason(e), e);
        } catch (IOException | UncheckedIOException e) {
            throw new Trouble("the simulation stopped: " + Trouble.reason(e), e);
        }
    }

    private SimulationSettings settings() throws IOException {
        return new SimulationSettings(
                accounts,
                transactions,
                days,
                start,
                seed,
                trueRings(),
                ownAccounts ? 0 : merged,
                crimeRate,
                wanted());
    }

    private void simulate(SimulationSettings settings) throws IOException {
        long started = System.nanoTime();
        var simulation = new Simulation(settings);
        Progress progress = Progress.onScreen("transactions");
        Path beside =
                file.resolveSibling(
                        "."
                                + file.getFileName()
                                + (file.toString().endsWith(".gz") ? ".part.gz" : ".part"));
        try {
            RingKey found = write(simulation, beside, progress);
            Files.move(beside, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            if (key != null) {
                found.write(key);
            }
            progress.end();
            screen.printf(
                    Locale.ROOT,
                    "%s: %,d transactions of %,d accounts over %d days with %,d rings, written in %.1f s.%n",
                    file,
                    settings.transactions(),
                    settings.accounts(),
                    settings.days(),
                    found.rings().size(),
                    (System.nanoTime() - started) / 1e9);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private RingKey write(Simulation simulation, Path beside, Progress progress)
            throws IOException {
        long[] rows = new long[1];
        try (var writer = AmlworldWriter.create(beside)) {
            return simulation.run(row -> {
                writer.write(row);
                progress.step(++rows[0] / (double) transactions);
            });
        }
    }

    private List<AmlworldRing> trueRings() throws IOException {
        String source = rings;
        if (source == null) {
            return List.of();
        }
        try {
            return source.equals(BUILT_IN)
                    ? TrueRings.hiSmall()
                    : AmlworldRings.open(Path.of(source));
        } catch (UnreadableFile e) {
            throw new Trouble(source + ": " + e.getMessage(), e);
        }
    }

    private Set<Crime> wanted() {
        if (crimes.isEmpty()) {
            return EnumSet.allOf(Crime.class);
        }
        Set<Crime> wanted = EnumSet.noneOf(Crime.class);
        for (String title : crimes) {
            wanted.add(
                    Crime.titled(title)
                            .orElseThrow(() ->
                                    new Trouble(
                                            "there is no crime \""
                                                    + title
                                                    + "\"; there are "
                                                    + String.join(", ", new CrimeTitles()))));
        }
        return wanted;
    }

    /** All crimes, as they are asked for. */
    static final class CrimeTitles extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        CrimeTitles() {
            for (Crime crime : Crime.values()) {
                add(crime.title().toLowerCase(Locale.ROOT));
            }
        }
    }
}
