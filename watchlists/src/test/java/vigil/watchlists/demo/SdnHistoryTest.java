package vigil.watchlists.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.demo.SdnHistory.Version;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.ofac.OfacClassicReader;
import vigil.watchlists.ofac.OfacList;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.versions.GuardSettings;
import vigil.watchlists.versions.Guards;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotDelta;
import vigil.watchlists.versions.SnapshotDraft;

class SdnHistoryTest {
    private static final ListId LIST = new ListId("ofac-sdn");
    private static final Pattern ENTRY = Pattern.compile("ofac-sdn-(\\d+)");

    /** Pairs of neighbours all over the years; {@code ./vigil bench lists} takes every version. */
    private static final Set<Integer> TAKEN = Set.of(1, 2, 100, 101, 200, 201, 307, 308);

    @Test
    void versionsAreReadDiffedAndPassTheGuards() throws IOException {
        Guards guards = new Guards(GuardSettings.defaults());
        Optional<Snapshot> current = Optional.empty();
        int count = 0;
        int last = 0;
        try (SdnHistory history = SdnHistory.open()) {
            for (Version version = history.next(); version != null; version = history.next()) {
                count++;
                if (!TAKEN.contains(count)) {
                    continue;
                }
                SnapshotDraft draft = read(version.files(), version.at(), current);
                Snapshot next = draft.snapshot();

                assertThat(draft.failures()).isEmpty();
                assertThat(numbers(next.entities())).hasSize(version.entries());
                assertThat(guards.check(current, next, 0)).isEmpty();
                if (last == count - 1 && current.isPresent()) {
                    SnapshotDelta delta = SnapshotDelta.between(current.get(), next);
                    assertThat(numbers(delta.added())).isEqualTo(version.added());
                    assertThat(numbers(delta.removed())).isEqualTo(version.removed());
                }
                current = Optional.of(next);
                last = count;
            }
        }

        assertThat(count).isEqualTo(308);
    }

    // So it was published on 2024-05-04.
    @Test
    void theEmptyVersionIsRefused() {
        assertThatThrownBy(() ->
                        read(
                                ListFiles.of(new byte[0]),
                                Instant.parse("2024-05-04T18:43:00Z"),
                                Optional.empty()))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("the list is empty");
    }

    private static Set<Integer> numbers(List<Entity> entities) {
        Set<Integer> numbers = new TreeSet<>();
        for (Entity entity : entities) {
            Matcher entry = ENTRY.matcher(entity.id().text());
            if (entry.matches()) {
                numbers.add(Integer.valueOf(entry.group(1)));
            }
        }
        return numbers;
    }

    private static SnapshotDraft read(ListFiles files, Instant at, Optional<Snapshot> previous)
            throws IOException {
        return SnapshotDraft.read(
                new OfacClassicReader(OfacList.SDN), files, LIST, at.toString(), at, previous);
    }
}
