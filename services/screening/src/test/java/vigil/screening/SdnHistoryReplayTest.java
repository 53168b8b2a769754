package vigil.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.watchlists.demo.SdnHistory;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.matching.EntryVersions;
import vigil.watchlists.ofac.OfacClassicReader;
import vigil.watchlists.ofac.OfacList;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotDelta;
import vigil.watchlists.versions.SnapshotDraft;

/**
 * The real history of the SDN list, walked through in order with customers who appear on it, are
 * edited and disappear. The last versions by default; {@code -Dvigil.history.versions=308} walks
 * all of it.
 */
class SdnHistoryReplayTest {

    private static final Logger log = LoggerFactory.getLogger(SdnHistoryReplayTest.class);
    private static final JsonNode NONE = MissingNode.getInstance();
    private static final int VERSIONS = 308;
    private static final int WALKED = Integer.getInteger("vigil.history.versions", 8);
    private static final OperatingSystemMXBean CPU =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final int PLANTS = 3;
    private static final int CROWD = Integer.getInteger("vigil.history.customers", 0);
    private static final int BATCH = 500;
    private static final String LIST = "ofac-sdn";
    private static final List<String> NAMED =
            List.of("Person", "Organization", "Company", "LegalEntity", "Vessel");

    private final Map<String, String> descriptions = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    @Test
    void everyAdditionAlertsEveryRemovalClosesEveryEditRescores() throws IOException {
        Set<String> planted = plants();
        assertThat(planted.size()).isGreaterThan(10);
        try (House house = House.on(new StreetParts("screening"))) {
            Walk walk = new Walk(house, planted);
            eachVersion(walk::step);

            assertThat(bring(house, new byte[0]).status()).isEqualTo(422);
            assertThat(hits(house)).isEqualTo(walk.hits);
            log.info(
                    "{} versions, {} customers: {} alerts, {} closed, {} rescored, slowest step {} ms, dearest {} ms of work",
                    WALKED,
                    planted.size(),
                    walk.alerted,
                    walk.closed,
                    walk.rescored,
                    walk.slowest,
                    walk.dearest);
            assertThat(walk.alerted).isPositive();
            assertThat(walk.closed).isPositive();
            assertThat(walk.rescored).isPositive();
        }
    }

    /** What happens with one version. */
    private interface Step {
        void take(byte[] file, Snapshot now, Optional<Snapshot> before) throws IOException;
    }

    private static void eachVersion(Step step) throws IOException {
        Optional<Snapshot> before = Optional.empty();
        int number = 0;
        try (SdnHistory history = SdnHistory.open()) {
            for (SdnHistory.Version version = history.next();
                    version != null;
                    version = history.next()) {
                if (++number > VERSIONS - WALKED) {
                    byte[] file = main(version.files());
                    Snapshot now = read(file, before);
                    step.take(file, now, before);
                    before = Optional.of(now);
                }
            }
        }
        assertThat(number).isEqualTo(VERSIONS);
    }

    private final class Walk {
        private final House house;
        private final Set<String> planted;
        private Map<String, JsonNode> hits = Map.of();
        private int alerted;
        private int closed;
        private int rescored;
        private long slowest;
        private long dearest;

        Walk(House house, Set<String> planted) {
            this.house = house;
            this.planted = planted;
        }

        void step(byte[] file, Snapshot now, Optional<Snapshot> before) {
            long start = System.nanoTime();
            long cpu = CPU.getProcessCpuTime();
            Door.Reply brought = bring(house, file);
            long millis = (System.nanoTime() - start) / 1_000_000;
            long work = (CPU.getProcessCpuTime() - cpu) / 1_000_000;
            assertThat(brought.status()).as(brought.text()).isEqualTo(200);
            if (before.isEmpty()) {
                watch(house);
                crowd(house);
            } else {
                slowest = Math.max(slowest, millis);
                dearest = Math.max(dearest, work);
            }
            Map<String, JsonNode> after = hits(house);
            EntryVersions versions = EntryVersions.of(now);
            for (String id : planted) {
                JsonNode was = hits.getOrDefault(id, NONE);
                JsonNode is = after.getOrDefault(id, NONE);
                check(now.find(new EntityId(id)), versions, id, is);
                alerted += isOpen(is) && !isOpen(was) ? 1 : 0;
                closed += !isOpen(is) && isOpen(was) ? 1 : 0;
                rescored += wasRescored(was, is) ? 1 : 0;
            }
            hits = after;
        }
    }

    /** Entries that are added, removed or edited on the way, as customers. */
    private Set<String> plants() throws IOException {
        eachVersion((file, now, before) -> {
            if (before.isPresent()) {
                SnapshotDelta delta = SnapshotDelta.between(before.get(), now);
                plant(delta.added().stream());
                plant(delta.removed().stream());
                plant(delta.changed().stream().map(SnapshotDelta.Changed::before));
            }
        });
        return new TreeSet<>(descriptions.keySet());
    }

    private void plant(Stream<Entity> entities) {
        entities.filter(SdnHistoryReplayTest::isTelling)
                .limit(PLANTS)
                .forEach(entity -> {
                    names.putIfAbsent(entity.id().text(), entity.first("name"));
                    descriptions.putIfAbsent(
                            entity.id().text(),
                            "{\"customer\":\"%s\",\"schema\":\"%s\",\"properties\":{\"name\":[\"%s\"]}}"
                                    .formatted(
                                            entity.id().text(),
                                            entity.schema().name(),
                                            entity.first("name").replace("\"", "")));
                });
    }

    private static boolean isTelling(Entity entity) {
        String name = entity.first("name");
        return name.contains(" ") && name.length() > 10 && NAMED.contains(entity.schema().name());
    }

    private void watch(House house) {
        List<String> all = List.copyOf(descriptions.values());
        for (int from = 0; from < all.size(); from += BATCH) {
            String batch = String.join(",", all.subList(from, Math.min(all.size(), from + BATCH)));
            Door.Reply reply =
                    house.machine()
                            .post("/v1/screening/customers", "{\"customers\":[" + batch + "]}");
            assertThat(reply.status()).as(reply.text()).isEqualTo(207);
            assertThat(reply.json().path("results"))
                    .extracting(row -> row.path("status").asInt())
                    .containsOnly(201);
        }
    }

    /** Other customers, whose names are made of syllables. */
    private static void crowd(House house) {
        long start = System.nanoTime();
        for (int from = 0; from < CROWD; from += BATCH) {
            String rows =
                    IntStream.range(from, from + BATCH)
                            .mapToObj(i ->
                                    "{\"customer\":\"crowd-%d\",\"schema\":\"Person\",\"properties\":{\"name\":[\"%s %s\"],\"birthDate\":[\"%d\"]}}"
                                            .formatted(
                                                    i,
                                                    syllables(i * 7919),
                                                    syllables(i * 104_729 + 13),
                                                    1940 + i % 60))
                            .collect(Collectors.joining(","));
            int status =
                    house.machine()
                            .post("/v1/screening/customers", "{\"customers\":[" + rows + "]}")
                            .status();
            assertThat(status).isEqualTo(207);
        }
        if (CROWD > 0) {
            log.info("{} others put in {} ms", CROWD, (System.nanoTime() - start) / 1_000_000);
        }
    }

    private static String syllables(int seed) {
        List<String> parts =
                List.of("ka", "mo", "ri", "ta", "ben", "lu", "sha", "dor", "vi", "nel");
        StringBuilder word = new StringBuilder("Q");
        for (int left = Math.abs(seed) % 1_000_000 + 10; left > 0; left /= 10) {
            word.append(parts.get(left % 10));
        }
        return word.toString();
    }

    /** The hit of each customer on the entry that it was made from. */
    private static Map<String, JsonNode> hits(House house) {
        Map<String, JsonNode> hits = new TreeMap<>();
        String after = "";
        do {
            JsonNode page = house.machine().get("/v1/screening/hits?limit=1000" + after).json();
            for (JsonNode hit : page.path("items")) {
                if (hit.path("customer").asString().equals(hit.path("entry").asString())) {
                    hits.put(hit.path("entry").asString(), hit);
                }
            }
            after = page.has("next") ? "&after=" + page.path("next").asString() : "";
        } while (!after.isEmpty());
        return hits;
    }

    /** An entry may have had another name at that time; then its customer may be a hit or none. */
    private void check(Optional<Entity> entity, EntryVersions versions, String id, JsonNode hit) {
        if (entity.isEmpty()) {
            assertThat(isOpen(hit)).as("gone: " + id).isFalse();
            if (!hit.isMissingNode()) {
                assertThat(hit.path("reason").asString()).isEqualTo("entry_removed");
            }
            return;
        }
        if (entity.get().first("name").equals(names.get(id))) {
            assertThat(isOpen(hit)).as("found under the customer's own name: " + id).isTrue();
        }
        if (isOpen(hit)) {
            assertThat(hit.path("entryVersion").asString())
                    .as("compared as it now is: " + id)
                    .isEqualTo(versions.of(entity.get()));
        } else if (!hit.isMissingNode()) {
            assertThat(hit.path("reason").asString()).isEqualTo("entry_changed");
        }
    }

    private static boolean isOpen(JsonNode hit) {
        return hit.path("state").asString().equals("open");
    }

    private static boolean wasRescored(JsonNode before, JsonNode now) {
        return isOpen(before)
                && isOpen(now)
                && !before.path("entryVersion").equals(now.path("entryVersion"));
    }

    /** With a second officer, since versions take entries away. */
    private static Door.Reply bring(House house, byte[] file) {
        Door.Reply first = bring(house, "engineer", file);
        return first.status() == 202 ? bring(house, "administrator", file) : first;
    }

    private static Door.Reply bring(House house, String role, byte[] file) {
        return house.door("demo", role)
                .post(
                        "/v1/screening/lists/" + LIST + "/versions?format=ofac-sdn-classic",
                        "application/octet-stream",
                        file);
    }

    private static Snapshot read(byte[] file, Optional<Snapshot> before) throws IOException {
        return SnapshotDraft.read(
                        new OfacClassicReader(OfacList.SDN),
                        ListFiles.of(file),
                        new ListId(LIST),
                        "test",
                        Instant.EPOCH,
                        before)
                .snapshot();
    }

    private static byte[] main(ListFiles files) throws IOException {
        try (InputStream in = files.open(ListFiles.MAIN)) {
            return in.readAllBytes();
        }
    }
}
