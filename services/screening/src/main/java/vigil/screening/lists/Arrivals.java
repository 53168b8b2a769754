package vigil.screening.lists;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.contracts.csv.UnreadableFile;
import vigil.kernel.identity.Caller;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.screening.uploads.Upload;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.formats.ListFormat;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ReadingLimits;
import vigil.watchlists.versions.GuardBreach;
import vigil.watchlists.versions.GuardSettings;
import vigil.watchlists.versions.Guards;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotDelta;
import vigil.watchlists.versions.SnapshotDraft;

/** Takes list files that somebody brings, as strictly as those that are fetched. */
public final class Arrivals {

    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);
    private static final Guards GUARDS = new Guards(GuardSettings.defaults());
    private static final long LARGEST = 256L * 1024 * 1024;
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int RETRY_AFTER_SECONDS = 10;
    private static final String NAME = "A list file";

    private final Upkeep upkeep;
    private final Approvals approvals;
    private final Path folder;
    private final InstantSource clock;

    /** A list takes a multiple of its file in memory while it is read. */
    private final Semaphore reading = new Semaphore(1);

    /**
     * @param folder for files on their way
     */
    public Arrivals(Upkeep upkeep, Approvals approvals, Path folder, InstantSource clock) {
        this.upkeep = upkeep;
        this.approvals = approvals;
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Puts a file's content in force as the list's next version, or has it wait for a second
     * officer; the same content again changes nothing.
     *
     * @param told bytes that the file is said to have; negative when nothing is said
     */
    Arrival take(Caller caller, ListId list, ListFormat format, InputStream file, long told) {
        Upload.refuseLarger(told, LARGEST, NAME);
        try {
            Files.createDirectories(folder);
            deleteForgotten();
            Path kept = Files.createTempFile(folder, list.text(), ".arrived");
            try {
                try (OutputStream out = Files.newOutputStream(kept)) {
                    Upload.pass(file, out, LARGEST, NAME);
                }
                return read(caller, list, format, kept);
            } finally {
                Files.deleteIfExists(kept);
            }
        } catch (IOException e) {
            log.error("a list file cannot be kept", e);
            throw Upload.notKept();
        }
    }

    /** A crash may leave a file behind. */
    private void deleteForgotten() throws IOException {
        Instant before = Instant.now().minus(FORGOTTEN);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.exists(file)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Arrival read(Caller caller, ListId list, ListFormat format, Path file)
            throws IOException {
        if (!reading.tryAcquire()) {
            throw Refusal.unavailable("Another list file is being read.", RETRY_AFTER_SECONDS);
        }
        try {
            return take(caller, list, format, file);
        } catch (UnreadableFile e) {
            throw refused(List.of(FieldError.of("file", String.valueOf(e.getMessage()))));
        } finally {
            reading.release();
        }
    }

    private Arrival take(Caller caller, ListId list, ListFormat format, Path file)
            throws IOException {
        Instant now = clock.instant();
        Optional<Snapshot> before = upkeep.inForce(list);
        SnapshotDraft draft =
                SnapshotDraft.read(
                        format.reader(),
                        ListFiles.of(file).within(ReadingLimits.defaults()),
                        list,
                        now.toString(),
                        now,
                        before);
        Snapshot candidate = draft.snapshot();
        if (before.isPresent() && before.get().id().equals(candidate.id())) {
            return new Arrival.Unchanged();
        }
        List<GuardBreach> breaches =
                GUARDS.check(
                        before,
                        upkeep.archive().greatest(list, now.minus(GuardSettings.WINDOW)),
                        candidate,
                        draft.failures().size());
        if (!breaches.isEmpty()) {
            throw refused(
                    breaches.stream()
                            .map(breach -> FieldError.of("file", breach.reason()))
                            .toList());
        }
        if (before.isEmpty()) {
            approvals.brought(caller, candidate);
        } else {
            SnapshotDelta delta = SnapshotDelta.between(before.get(), candidate);
            if (!approvals.isApproved(caller, candidate, delta)) {
                return new Arrival.Waits(delta);
            }
        }
        return new Arrival.InForce(
                upkeep.adopt(candidate, Map.of(ListFiles.MAIN, file), before.map(Snapshot::id)));
    }

    private static Refusal refused(List<FieldError> reasons) {
        return Refusal.of(
                ProblemCode.VALIDATION_FAILED,
                "The file is refused as a version of the list; the version in force stays.",
                reasons);
    }
}
