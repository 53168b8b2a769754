package vigil.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vigil.contracts.amlworld.AmlworldCsv;
import vigil.contracts.amlworld.AmlworldRecord;
import vigil.contracts.amlworld.AmlworldRow;
import vigil.contracts.amlworld.AmlworldWriter;
import vigil.contracts.amlworld.RingKey;
import vigil.launcher.terminal.Progress;
import vigil.launcher.terminal.Trouble;
import vigil.simulator.Simulation;
import vigil.simulator.SimulationSettings;
import vigil.simulator.TrueRings;
import vigil.simulator.crime.Crime;

/**
 * The transactions of one run: most in a file, the last ones in memory to be sent one by one. A row
 * has its number in the whole.
 */
final class SyntheticBank {

    private static final int DAYS = 18;
    private static final double CRIME_RATE = 0.001;

    private final Path file;
    private final long fileRows;
    private final List<AmlworldRow> last = new ArrayList<>();
    private final BitSet laundering = new BitSet();
    private final long[] minutes;
    private final RingKey rings;

    /**
     * How much is simulated.
     *
     * @param accounts ordinary accounts
     * @param transactions all of them
     * @param single how many, the last ones, are not in the file
     * @param seed of the simulation
     */
    record Size(int accounts, int transactions, int single, long seed) {}

    private SyntheticBank(Path file, Size size, Run run) throws IOException {
        this.file = file;
        this.fileRows = size.transactions() - size.single();
        this.minutes = new long[size.transactions()];
        Simulation simulation = new Simulation(settings(size, run));
        Progress progress = Progress.onScreen("transactions simulated");
        int[] rows = new int[1];
        try (AmlworldWriter writer = AmlworldWriter.create(file)) {
            this.rings =
                    simulation.run(row -> {
                        take(rows[0]++, run.placed(row), writer);
                        progress.step(rows[0] / (double) size.transactions());
                    });
        }
        progress.end();
        rings.rings().forEach(ring -> ring.rows().forEach(row -> laundering.set(row.intValue())));
    }

    /** Simulates a run and writes its file. */
    static SyntheticBank simulate(Path file, Size size, Run run) {
        try {
            return new SyntheticBank(file, size, run);
        } catch (IOException | UncheckedIOException e) {
            throw new Trouble("Cannot write " + file + ": " + Trouble.reason(e), e);
        } catch (IllegalArgumentException e) {
            throw new Trouble(Trouble.reason(e), e);
        }
    }

    private static SimulationSettings settings(Size size, Run run) {
        return new SimulationSettings(
                size.accounts(),
                size.transactions(),
                DAYS,
                run.start(),
                size.seed() + run.number() - 1,
                TrueRings.hiSmall(),
                1,
                CRIME_RATE,
                EnumSet.allOf(Crime.class));
    }

    private void take(int number, AmlworldRow row, AmlworldWriter writer) {
        minutes[number] = row.at().getEpochSecond() / 60;
        laundering.set(number, row.laundering());
        if (number < fileRows) {
            writer.write(row);
        } else {
            last.add(row);
        }
    }

    Path file() {
        return file;
    }

    long fileRows() {
        return fileRows;
    }

    /** The rows behind those of the file. */
    List<AmlworldRow> last() {
        return last;
    }

    /** The rings, their rows numbered in the whole; the true ones only. */
    RingKey rings() {
        return new RingKey(rings.rings().stream().limit(TrueRings.hiSmall().size()).toList());
    }

    boolean isLaundering(long row) {
        return laundering.get((int) row);
    }

    long ordinary() {
        return minutes.length - laundering.cardinality();
    }

    Instant at(long row) {
        return Instant.ofEpochSecond(minutes[(int) row] * 60);
    }

    /** The rows that are asked for, read again from the file where they are not in memory. */
    Map<Long, AmlworldRow> rows(Set<Long> wanted) {
        Map<Long, AmlworldRow> found = new HashMap<>();
        try (AmlworldCsv csv = AmlworldCsv.open(file)) {
            AmlworldRecord record = csv.next();
            while (record != null) {
                if (record instanceof AmlworldRecord.Read read && wanted.contains(read.number())) {
                    found.put(read.number(), read.row());
                }
                record = csv.next();
            }
        } catch (IOException e) {
            throw new Trouble("Cannot read " + file + ": " + Trouble.reason(e), e);
        }
        for (int i = 0; i < last.size(); i++) {
            if (wanted.contains(fileRows + i)) {
                found.put(fileRows + i, last.get(i));
            }
        }
        return found;
    }
}
