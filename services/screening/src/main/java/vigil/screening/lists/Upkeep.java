package vigil.screening.lists;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.matcher.screening.SearchLimits;
import vigil.matcher.words.NameReader;
import vigil.watchlists.demo.DemoLists;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.fetching.Fetcher;
import vigil.watchlists.matching.ListIndex;
import vigil.watchlists.upkeep.KeptList;
import vigil.watchlists.upkeep.ListKeeper;
import vigil.watchlists.upkeep.ListListener;
import vigil.watchlists.upkeep.ListSchedule;
import vigil.watchlists.upkeep.Update;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotArchive;
import vigil.watchlists.versions.SnapshotDelta;
import vigil.watchlists.versions.SnapshotId;

/**
 * Brings what the archive keeps into force when the house starts, then keeps the lists up to date.
 */
public final class Upkeep implements SmartLifecycle, ListListener {

    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

    private static final long LOOK_SECONDS = 2;
    private static final int WARM_UP_SEARCHES = 2_000;

    private final ListSettings settings;
    private final Path folder;
    private final SnapshotArchive archive;
    private final Lists lists;
    private final NameReader reader;
    private final List<ListChangeListener> listeners;
    private final InstantSource clock;
    private final Object oneAtATime = new Object();
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("lists-looking").factory());
    private @Nullable Thread loading;
    private @Nullable ListSchedule schedule;
    private @Nullable Fetcher fetcher;
    private volatile boolean running;

    /** Everything that this works with. */
    public record Parts(
            ListSettings settings,
            Path folder,
            Lists lists,
            NameReader reader,
            InstantSource clock) {}

    public Upkeep(Parts parts, List<ListChangeListener> listeners) {
        this.settings = parts.settings();
        this.folder = parts.folder();
        this.archive = new SnapshotArchive(folder);
        this.lists = parts.lists();
        this.reader = parts.reader();
        this.clock = parts.clock();
        this.listeners = List.copyOf(listeners);
    }

    /** All versions that were ever in force here. */
    public SnapshotArchive archive() {
        return archive;
    }

    /** The version in force; it need not be read from the archive again. */
    Optional<Snapshot> inForce(ListId list) {
        return Optional.ofNullable(lists.inForce().lists().get(list.text()))
                .map(ListIndex::snapshot);
    }

    @Override
    public void start() {
        running = true;
        loading = Thread.ofPlatform().name("lists-loading").start(this::load);
    }

    @Override
    public void stop() {
        running = false;
        looking.shutdownNow();
        if (loading != null) {
            loading.interrupt();
        }
        if (schedule != null) {
            schedule.close();
        }
        if (fetcher != null) {
            fetcher.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void load() {
        try {
            Files.createDirectories(folder);
            if (settings.demo()) {
                adoptDemo(new ListId("ofac-sdn"));
                adoptDemo(new ListId("ofac-cons"));
            }
            for (ListId list : archive.lists()) {
                Optional<Snapshot> newest = archive.current(list);
                if (newest.isPresent()) {
                    lists.put(ListIndex.of(newest.get(), reader));
                }
            }
            warmUp();
            lists.markReady();
            log.atInfo()
                    .setMessage("lists are in force")
                    .addKeyValue("lists", lists.inForce().lists().size())
                    .log();
            looking.scheduleWithFixedDelay(
                    this::lookIntoArchive, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
            tell(ListChangeListener::ready);
            keepUpToDate();
        } catch (IOException | RuntimeException e) {
            // Without its lists the house must not say that anybody is clear: it stays unready.
            log.error("the lists cannot be loaded", e);
        }
    }

    /**
     * Payments wait but a moment for their parties: the first ones must not wait for a compiler.
     */
    private void warmUp() {
        for (ListIndex list : lists.loaded().all()) {
            list.snapshot().entities().stream()
                    .map(entity -> list.index().entity(entity.id().text()))
                    .flatMap(Optional::stream)
                    .limit(WARM_UP_SEARCHES)
                    .forEach(entity -> list.index().search(entity, SearchLimits.USUAL));
        }
    }

    private void adoptDemo(ListId list) throws IOException {
        if (archive.versions(list).isEmpty()) {
            Snapshot demo =
                    list.text().equals("ofac-sdn") ? DemoLists.sdn() : DemoLists.consolidated();
            archive.adopt(demo, Map.of(), clock.instant());
        }
    }

    private void keepUpToDate() throws IOException {
        Path sources = settings.sources();
        if (sources == null || !running) {
            return;
        }
        List<ListKeeper> keepers = new ArrayList<>();
        Fetcher asking = Sources.fetcher();
        fetcher = asking;
        for (KeptList list : Sources.read(sources)) {
            keepers.add(new ListKeeper(list, asking, archive, this, clock));
        }
        schedule = ListSchedule.of(keepers);
    }

    /**
     * Puts a snapshot that somebody brought into force, once it has passed the guards.
     *
     * @param before the version that it was held against; refused when it is in force no more
     */
    ListChange adopt(Snapshot snapshot, Map<String, Path> files, Optional<SnapshotId> before)
            throws IOException {
        synchronized (oneAtATime) {
            if (!before.equals(inForce(snapshot.list()).map(Snapshot::id))) {
                throw Refusal.of(
                        ProblemCode.STALE_VERSION,
                        "Another version has come into force; bring the file again.");
            }
            archive.adopt(snapshot, files, clock.instant());
            return putInForce(snapshot);
        }
    }

    /**
     * Another process, as {@code ./vigil lists update}, may have put a version into the archive.
     */
    private void lookIntoArchive() {
        try {
            for (ListId list : archive.lists()) {
                synchronized (oneAtATime) {
                    String newest = archive.versions(list).getLast().id().text();
                    ListIndex known = lists.inForce().lists().get(list.text());
                    if (known == null || !known.index().snapshot().equals(newest)) {
                        archive.current(list).ifPresent(this::putInForce);
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            log.error("the archive of lists cannot be read", e);
        }
    }

    private ListChange putInForce(Snapshot snapshot) {
        ListIndex before = lists.inForce().lists().get(snapshot.list().text());
        if (before != null && before.snapshot().id().equals(snapshot.id())) {
            return new ListChange(before, Optional.empty()); // Somebody was faster.
        }
        ListChange change =
                new ListChange(
                        ListIndex.of(snapshot, reader),
                        Optional.ofNullable(before)
                                .map(earlier ->
                                        SnapshotDelta.between(earlier.snapshot(), snapshot)));
        lists.put(change.list());
        log.atInfo()
                .setMessage("list version is in force")
                .addKeyValue("list", snapshot.list())
                .addKeyValue("version", snapshot.id().brief())
                .log();
        tell(listener -> listener.changed(change));
        return change;
    }

    private void tell(Consumer<ListChangeListener> news) {
        for (ListChangeListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                log.error("news of a list were not followed up", e);
            }
        }
    }

    @Override
    public void updated(Update update) {
        switch (update) {
            case Update.Adopted adopted -> {
                synchronized (oneAtATime) {
                    putInForce(adopted.snapshot());
                }
                tell(listener -> listener.fresh(adopted.list()));
            }
            case Update.Unchanged unchanged -> tell(listener -> listener.fresh(unchanged.list()));
            case Update.Refused refused -> {
                log.atError()
                        .setMessage("a new list version is refused")
                        .addKeyValue("list", refused.list())
                        .addKeyValue("breaches", refused.breaches())
                        .log();
                tell(listener -> listener.refused(refused.list(), refused.breaches()));
            }
            case Update.Failed failed ->
                    log.atWarn()
                            .setMessage("a list could not be asked for")
                            .addKeyValue("list", failed.list())
                            .addKeyValue("reason", failed.reason())
                            .log();
        }
    }

    @Override
    public void stale(ListId list, Instant since) {
        log.atError()
                .setMessage("a list is stale")
                .addKeyValue("list", list)
                .addKeyValue("since", since)
                .log();
        tell(listener -> listener.stale(list, since));
    }
}
