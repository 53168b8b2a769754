package vigil.screening.lists;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vigil.contracts.csv.UnreadableFile;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.formats.ListFormat;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.reading.ReadingLimits;
import vigil.watchlists.versions.GuardBreach;
import vigil.watchlists.versions.GuardSettings;
import vigil.watchlists.versions.Guards;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotDraft;

/** Takes list files that somebody brings, as strictly as those that are fetched. */
public final class Arrivals {

    private static final Guards GUARDS = new Guards(GuardSettings.defaults());

    private final Upkeep upkeep;
    private final InstantSource clock;

    public Arrivals(Upkeep upkeep, InstantSource clock) {
        this.upkeep = upkeep;
        this.clock = clock;
    }

    /**
     * Puts a file's content in force as the list's next version; the same content again changes
     * nothing.
     *
     * @return what changed; empty when nothing did
     */
    public Optional<ListChange> take(ListId list, ListFormat format, byte[] file) {
        try {
            Path kept = Files.createTempFile("vigil-list", ".arrived");
            try {
                Files.write(kept, file);
                return take(list, format, kept);
            } finally {
                Files.deleteIfExists(kept);
            }
        } catch (UnreadableFile e) {
            throw refused(List.of(FieldError.of("file", String.valueOf(e.getMessage()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<ListChange> take(ListId list, ListFormat format, Path file)
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
            return Optional.empty();
        }
        List<GuardBreach> breaches = GUARDS.check(before, candidate, draft.failures().size());
        if (!breaches.isEmpty()) {
            throw refused(
                    breaches.stream()
                            .map(breach -> FieldError.of("file", breach.reason()))
                            .toList());
        }
        return Optional.of(upkeep.adopt(candidate, Map.of(ListFiles.MAIN, file)));
    }

    private static Refusal refused(List<FieldError> reasons) {
        return Refusal.of(
                ProblemCode.VALIDATION_FAILED,
                "The file is refused as a version of the list; the version in force stays.",
                reasons);
    }
}
