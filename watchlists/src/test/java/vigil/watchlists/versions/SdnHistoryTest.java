package vigil.watchlists.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.ofac.OfacClassicReader;
import vigil.watchlists.ofac.OfacList;
import vigil.watchlists.reading.ListFiles;

/** The real SDN list from August 2021 to May 2024 as files. */
class SdnHistoryTest {
    private static final ListId LIST = new ListId("ofac-sdn");
    private static final Pattern ENTRY = Pattern.compile("ofac-sdn-(\\d+)");
    private static final int ALL = 308;
    private static final int EVERY = 12;

    /** Entry number → the row of the file. */
    private final Map<Integer, String> rows = new TreeMap<>();

    // All 308 versions one by one take two minutes: `./vigil bench lists` does that.
    @Test
    void versionsAreReadDiffedAndAdoptedAndTheEmptyOneRefused() throws IOException {
        Guards guards = new Guards(GuardSettings.defaults());
        Optional<Snapshot> current = Optional.empty();
        Change since = new Change(Set.of(), Set.of());
        int versions = 0;
        try (BufferedReader lines = history()) {
            JsonMapper json = new JsonMapper();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode change = json.readTree(line);
                since = since.and(apply(change));
                versions++;
                if (versions % EVERY != 1 && versions != ALL) {
                    continue;
                }
                SnapshotDraft draft = read(file(), change.get("at").asString(), current);
                Snapshot next = draft.snapshot();
                assertThat(draft.failures()).isEmpty();
                assertThat(entries(next)).isEqualTo(change.get("n").asInt());
                assertThat(guards.check(current, next, 0)).isEmpty();
                if (current.isPresent()) {
                    compare(current.get(), next, since);
                }
                current = Optional.of(next);
                since = new Change(Set.of(), Set.of());
            }
        }

        Snapshot last = current.orElseThrow();
        assertThat(versions).isEqualTo(ALL);
        assertThatThrownBy(() -> read("", "2024-05-04T18:43:00+00:00", Optional.of(last)))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("empty");
    }

    /** Entry numbers that came and went since some version. */
    private record Change(Set<Integer> added, Set<Integer> removed) {
        Change and(Change later) {
            // What came and went again is neither; what went and came back, too.
            Set<Integer> came = new TreeSet<>(added);
            came.removeAll(later.removed);
            later.added.stream().filter(one -> !removed.contains(one)).forEach(came::add);
            Set<Integer> went = new TreeSet<>(removed);
            went.removeAll(later.added);
            later.removed.stream().filter(one -> !added.contains(one)).forEach(went::add);
            return new Change(came, went);
        }
    }

    private Change apply(JsonNode change) {
        Set<Integer> added = new TreeSet<>();
        for (Map.Entry<String, JsonNode> entry : change.get("upsert").properties()) {
            Integer number = Integer.valueOf(entry.getKey());
            if (rows.put(number, row(entry.getKey(), entry.getValue())) == null) {
                added.add(number);
            }
        }
        Set<Integer> removed = new TreeSet<>();
        for (JsonNode number : change.get("remove")) {
            if (rows.remove(Integer.valueOf(number.asString())) != null) {
                removed.add(Integer.valueOf(number.asString()));
            }
        }
        return new Change(added, removed);
    }

    private static void compare(Snapshot before, Snapshot next, Change since) {
        SnapshotDelta delta = SnapshotDelta.between(before, next);

        assertThat(numbers(delta.added())).isEqualTo(since.added());
        assertThat(numbers(delta.removed())).isEqualTo(since.removed());
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

    private static long entries(Snapshot snapshot) {
        return snapshot.entities().stream()
                .filter(entity -> entity.schema().equals(Schema.SANCTION))
                .filter(sanction ->
                        snapshot.find(new EntityId(sanction.first(Property.ENTITY))).isPresent())
                .count();
    }

    private static SnapshotDraft read(String file, String at, Optional<Snapshot> previous)
            throws IOException {
        return SnapshotDraft.read(
                new OfacClassicReader(OfacList.SDN),
                ListFiles.of(file.getBytes(StandardCharsets.UTF_8)),
                LIST,
                at,
                OffsetDateTime.parse(at).toInstant(),
                previous);
    }

    private String file() {
        StringBuilder file = new StringBuilder();
        rows.values().forEach(file::append);
        return file.append('\u001a').toString();
    }

    private static String row(String number, JsonNode columns) {
        StringBuilder row = new StringBuilder(number);
        for (JsonNode column : columns) {
            String value = column.asString();
            boolean none = value.strip().equals("-0-");
            row.append(',').append(none ? value : '"' + value.replace("\"", "\"\"") + '"');
        }
        return row.append("\r\n").toString();
    }

    private static BufferedReader history() throws IOException {
        return new BufferedReader(
                new InputStreamReader(
                        new GZIPInputStream(
                                Objects.requireNonNull(
                                        SdnHistoryTest.class.getResourceAsStream(
                                                "sdn-deltas.jsonl.gz"))),
                        StandardCharsets.UTF_8));
    }
}
