package vigil.watchlists.upkeep;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigil.contracts.csv.Unpacked;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.fetching.Fetched;
import vigil.watchlists.fetching.Fetched.Arrived;
import vigil.watchlists.fetching.Fetched.Mark;
import vigil.watchlists.fetching.Fetched.NotModified;
import vigil.watchlists.fetching.Fetcher;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.versions.GuardBreach;
import vigil.watchlists.versions.GuardSettings;
import vigil.watchlists.versions.Guards;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotArchive;
import vigil.watchlists.versions.SnapshotDelta;
import vigil.watchlists.versions.SnapshotDraft;

/**
 * Keeps one list: asks for its files, and puts what is new, readable and plausible into force.
 * Whatever goes wrong, the version in force stays. For one thread at a time.
 */
public final class ListKeeper {
    private static final System.Logger LOG = System.getLogger(ListKeeper.class.getName());

    private final KeptList kept;
    private final Fetcher fetcher;
    private final SnapshotArchive archive;
    private final ListListener listener;
    private final InstantSource clock;
    private final Guards guards;
    private final Map<String, Mark> marks = new TreeMap<>();
    private Map<String, String> hashes = new TreeMap<>();
    private final Path timesFile;
    private KeptTimes times;
    private @Nullable Snapshot current;

    public ListKeeper(
            KeptList kept,
            Fetcher fetcher,
            SnapshotArchive archive,
            ListListener listener,
            InstantSource clock)
            throws IOException {
        this.kept = kept;
        this.fetcher = fetcher;
        this.archive = archive;
        this.listener = listener;
        this.clock = clock;
        this.guards = new Guards(kept.guards());
        Instant now = clock.instant();
        this.timesFile = archive.folder(kept.list()).resolve("asked.txt");
        this.times =
                KeptTimes.read(timesFile)
                        .map(read -> read.notAfter(now))
                        .orElse(KeptTimes.from(now));
        times.write(timesFile);
        this.current = archive.current(kept.list()).orElse(null);
    }

    public KeptList kept() {
        return kept;
    }

    /** The version in force. */
    public Optional<Snapshot> current() {
        return Optional.ofNullable(current);
    }

    /** The last time when the version in force was known to be the newest. */
    public Instant fresh() {
        return times.fresh();
    }

    /** Asks the publisher once, tells the listener what became of it, and raises the alarm. */
    public Update refresh() throws InterruptedException {
        Update update;
        try {
            Path folder = Files.createTempDirectory("vigil-list");
            try {
                update = refresh(folder);
            } finally {
                clear(folder);
            }
        } catch (IOException e) {
            update = new Update.Failed(kept.list(), "the list cannot be kept: " + e.getMessage());
        }
        listener.updated(update);
        watchAge(update);
        return update;
    }

    private Update refresh(Path folder) throws IOException, InterruptedException {
        Map<String, Path> files = new TreeMap<>();
        Map<String, String> arrived = new TreeMap<>();
        Map<String, Mark> said = new TreeMap<>();
        boolean news = false;
        for (String part : kept.addresses().keySet()) {
            // A list of several files is one version: all of them are asked for anew.
            Mark known = kept.addresses().size() == 1 ? mark(part) : Mark.NONE;
            Fetched answer = fetcher.fetch(address(part), known, folder.resolve(part));
            switch (answer) {
                case NotModified() -> {}
                case Fetched.Failed(String reason) -> {
                    return new Update.Failed(kept.list(), part + ": " + reason);
                }
                case Arrived(Path file, String hash, Mark mark) -> {
                    files.put(part, file);
                    arrived.put(part, hash);
                    said.put(part, mark);
                    news = true;
                }
            }
        }
        if (!news || arrived.equals(hashes) && current != null) {
            return new Update.Unchanged(kept.list());
        }
        Update update = read(files);
        if (update instanceof Update.Adopted || update instanceof Update.Unchanged) {
            // What was refused is asked for, and refused, again: nobody shall take it for new.
            hashes = arrived;
            marks.putAll(said);
        }
        return update;
    }

    private Update read(Map<String, Path> paths) throws IOException {
        Instant now = clock.instant();
        ListFiles files = files(paths).within(kept.limits());
        SnapshotDraft draft;
        try {
            draft =
                    SnapshotDraft.read(
                            kept.reader(), files, kept.list(), now.toString(), now, current());
        } catch (UnreadableFile e) {
            return new Update.Refused(
                    kept.list(), List.of(new GuardBreach(GuardBreach.Kind.UNREADABLE, reason(e))));
        }
        Snapshot candidate = draft.snapshot();
        if (current != null && current.id().equals(candidate.id())) {
            return new Update.Unchanged(kept.list());
        }
        List<GuardBreach> breaches =
                guards.check(
                        current(),
                        archive.greatest(kept.list(), now.minus(GuardSettings.WINDOW)),
                        candidate,
                        draft.failures().size());
        if (!breaches.isEmpty()) {
            return new Update.Refused(kept.list(), breaches);
        }
        archive.adopt(candidate, paths, now);
        Optional<SnapshotDelta> delta =
                current().map(before -> SnapshotDelta.between(before, candidate));
        current = candidate;
        return new Update.Adopted(candidate, delta, draft.failures());
    }

    private void watchAge(Update update) {
        Instant now = clock.instant();
        if (update instanceof Update.Adopted || update instanceof Update.Unchanged) {
            keep(KeptTimes.from(now));
        } else if (!now.isBefore(times.alarmed().plus(kept.staleAfter()))) {
            keep(new KeptTimes(times.fresh(), now));
            listener.stale(kept.list(), times.fresh());
        }
    }

    private void keep(KeptTimes next) {
        times = next;
        try {
            next.write(timesFile);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the age of a list is not kept: " + kept.list(), e);
        }
    }

    private static ListFiles files(Map<String, Path> paths) {
        List<Map.Entry<String, Path>> others = new ArrayList<>(paths.entrySet());
        others.removeIf(part -> part.getKey().equals(ListFiles.MAIN));
        ListFiles files = ListFiles.of(() -> Unpacked.bytes(path(paths, ListFiles.MAIN)));
        for (Map.Entry<String, Path> part : others) {
            files = files.with(part.getKey(), () -> Unpacked.bytes(part.getValue()));
        }
        return files;
    }

    private static Path path(Map<String, Path> paths, String part) throws UnreadableFile {
        Path path = paths.get(part);
        if (path == null) {
            throw new UnreadableFile("the list's file '" + part + "' is missing");
        }
        return path;
    }

    private Mark mark(String part) {
        return marks.getOrDefault(part, Mark.NONE);
    }

    private URI address(String part) {
        return Objects.requireNonNull(kept.addresses().get(part));
    }

    private static String reason(UnreadableFile refusal) {
        return String.valueOf(refusal.getMessage());
    }

    private static void clear(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
