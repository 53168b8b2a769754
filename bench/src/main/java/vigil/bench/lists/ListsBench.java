package vigil.bench.lists;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vigil.bench.Report;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.demo.DemoLists;
import vigil.watchlists.demo.SdnHistory;
import vigil.watchlists.demo.SdnHistory.Version;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.ofac.OfacClassicReader;
import vigil.watchlists.ofac.OfacList;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.versions.GuardBreach;
import vigil.watchlists.versions.GuardSettings;
import vigil.watchlists.versions.Guards;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotDelta;
import vigil.watchlists.versions.SnapshotDraft;
import vigil.watchlists.versions.SnapshotFile;

/** Reads the demo list again and again, then replays three years of the SDN list. */
@Command(
        name = "lists",
        mixinStandardHelpOptions = true,
        description = "Reading, saving and loading the SDN list; its 308 versions replayed.")
public final class ListsBench implements Callable<Integer> {
    private static final ListId LIST = new ListId("ofac-sdn");
    private static final int PASSES = 10;
    private static final long SLOWEST_STEP = 2_000_000_000L;

    @Option(names = "--report", description = "write the figures there as JSON")
    private @Nullable Path report;

    private final Map<String, Object> figures = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        demo();
        boolean sound = history();
        Report.write(report, "lists", figures);
        return sound ? 0 : 1;
    }

    private void demo() throws IOException {
        Path file = Files.createTempFile("vigil", ".snapshot");
        long read = Long.MAX_VALUE;
        long loaded = Long.MAX_VALUE;
        int entities = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            long begun = processorNanos();
            Snapshot list = DemoLists.sdn();
            long between = processorNanos();
            SnapshotFile.write(file, list);
            long written = processorNanos();
            entities = SnapshotFile.read(file).entities().size();
            read = Math.min(read, between - begun);
            loaded = Math.min(loaded, processorNanos() - written);
        }
        figure("entities of the SDN list", entities, "");
        figure("reading and hashing it", read / 1e6, "ms of processor time");
        figure("entities a second", entities / (read / 1e9), "");
        figure("loading its snapshot", loaded / 1e6, "ms of processor time");
        figure("size of the snapshot", Files.size(file) / 1e6, "MB");
        Files.delete(file);
    }

    private boolean history() throws IOException {
        Guards guards = new Guards(GuardSettings.defaults());
        Optional<Snapshot> current = Optional.empty();
        long slowest = 0;
        long all = 0;
        int versions = 0;
        int held = 0;
        try (SdnHistory history = SdnHistory.open()) {
            for (Version version = history.next(); version != null; version = history.next()) {
                long begun = System.nanoTime();
                SnapshotDraft draft = read(version.files(), version.at(), current);
                Snapshot next = draft.snapshot();
                List<GuardBreach> breaches = guards.check(current, next, draft.failures().size());
                current.ifPresent(before -> SnapshotDelta.between(before, next));
                long step = System.nanoTime() - begun;
                // The first step also warms the machine up.
                slowest = current.isPresent() ? Math.max(slowest, step) : 0;
                all += step;
                held += breaches.isEmpty() ? 0 : 1;
                current = Optional.of(next);
                versions++;
            }
        }
        figure("versions replayed", versions, "");
        figure("held back by the guards", held, "");
        figure("mean step", all / 1e6 / versions, "ms");
        figure("slowest step after the first", slowest / 1e6, "ms");
        boolean refused = emptyIsRefused(current);
        figure("the empty version refused", refused ? 1 : 0, "");
        return refused && held == 0 && slowest < SLOWEST_STEP;
    }

    private static boolean emptyIsRefused(Optional<Snapshot> current) throws IOException {
        try {
            read(ListFiles.of(new byte[0]), Instant.parse("2024-05-04T18:43:00Z"), current);
            return false;
        } catch (UnreadableFile e) {
            return true;
        }
    }

    private static SnapshotDraft read(ListFiles files, Instant at, Optional<Snapshot> before)
            throws IOException {
        return SnapshotDraft.read(
                new OfacClassicReader(OfacList.SDN), files, LIST, at.toString(), at, before);
    }

    private void figure(String what, double value, String unit) {
        figures.put(what, value);
        System.out.printf(Locale.ROOT, "%-30s %,14.1f %s%n", what, value, unit);
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
