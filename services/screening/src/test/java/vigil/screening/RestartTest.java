package vigil.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.problems.Refusal;
import vigil.matcher.words.NameReader;
import vigil.screening.lists.Lists;
import vigil.screening.register.CustodyNumber;
import vigil.screening.register.Watches;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;
import vigil.watchlists.entities.ListId;
import vigil.watchlists.ftm.FtmReader;
import vigil.watchlists.reading.ListFiles;
import vigil.watchlists.versions.Snapshot;
import vigil.watchlists.versions.SnapshotArchive;
import vigil.watchlists.versions.SnapshotDraft;

/** Stops, crashes and new versions while the house is asked. */
class RestartTest {

    private static final String JANE = "Xantippe Quillfeather";
    private static final String OTTO = Desk.person("x-2", "Otto Normal");
    private static final String QUESTION =
            "{\"queries\":{\"q\":{\"schema\":\"Person\",\"properties\":{\"name\":[\"%s\"]}}}}"
                    .formatted(JANE);

    @Test
    void whatWasAdoptedBeforeACrashIsFollowedUpAfterIt() throws IOException {
        StreetParts street = new StreetParts("screening");
        try (House house = House.on(street)) {
            Desk desk = new Desk(house, "demo");
            desk.bring("l-1", OTTO);
            desk.put("c-1", Desk.described(JANE));
            desk.put("c-2", Desk.described("Otto Normal"));
            assertThat(desk.standing("c-2")).isEqualTo("open/found");
        }
        // The version is in the archive, and the house ended before it told anybody.
        adopt(street.state().resolve("lists"), Desk.person("x-1", JANE));

        try (House house = House.started(street)) {
            Door machine = house.machine();
            Until.holds(
                    "customers are watched",
                    () -> isAnsweredInTime(machine.get("/v1/screening/hits?state=open")));
            Until.holds("they are caught up", house.part(Watches.class)::isReady);
            Desk desk = new Desk(house, "demo");
            assertThat(desk.standing("c-1")).isEqualTo("open/found");
            assertThat(desk.standing("c-2")).isEqualTo("closed/entry_removed");
            assertThat(
                            street.database()
                                    .number(
                                            "select count(*) from outbox where topic = 'events'"
                                                    + " and message_id like 'list.updated/demo/l-1/%'"))
                    .isEqualTo(1);
            assertThat(
                            street.database()
                                    .number(
                                            "select count(*) from outbox where topic = 'events'"
                                                    + " and message_id like 'screening.match_found/%'"))
                    .isEqualTo(2);
        }
    }

    @Test
    void aSecondProcessWaitsUntilTheFirstIsGone() {
        StreetParts street = new StreetParts("screening");
        try (House first = House.on(street)) {
            Desk desk = new Desk(first, "demo");
            desk.bring("l-1", OTTO);
            try (House second = House.started(street)) {
                Watches waiting = second.part(Watches.class);
                Until.holds("it has the lists", second.part(Lists.class)::isReady);
                desk.put("c-1", Desk.described("Otto Normal"));
                assertThat(waiting.isReady()).isFalse();
                Desk other = new Desk(second, "demo");
                assertThat(other.tryPut("c-2", Desk.described("Jane")).status()).isEqualTo(503);

                first.close();

                Until.holds("it has the customers", waiting::isReady);
                assertThat(other.standing("c-1")).isEqualTo("open/found");
            }
        }
    }

    @Test
    void whoWritesAfterAnotherTookOverIsRefused() throws SQLException {
        StreetParts street = new StreetParts("screening");
        try (House house = House.on(street)) {
            Desk desk = new Desk(house, "demo");
            desk.bring("l-1", OTTO);
            desk.put("c-1", Desk.described(JANE));
            try (Connection other = street.database().house()) {
                CustodyNumber.next(other);
            }

            assertThat(desk.tryPut("c-2", Desk.described(JANE)).status()).isEqualTo(503);
            assertThat(desk.remove("c-1")).isEqualTo(503);
            String version = desk.bring("l-1", Desk.person("x-1", JANE)).path("version").asString();
            assertThat(street.database().number("select count(*) from customers")).isEqualTo(1);

            // It takes over in its turn, and reads the customers anew.
            Until.holds(
                    "it is ours again",
                    () -> desk.tryPut("c-2", Desk.described(JANE)).status() == 201);
            assertThat(desk.standing("c-1")).isEqualTo("open/found");
            assertThat(desk.hit("c-2").path("listVersion").asString()).isEqualTo(version);
        }
    }

    @Test
    void whoAsksTooEarlyIsToldWhenToComeBack() {
        assertThatThrownBy(() -> new Lists().inForce())
                .isInstanceOfSatisfying(Refusal.class, RestartTest::tellsWhen);
        try (Watches watches = new Watches(new NameReader())) {
            assertThatThrownBy(() -> watches.of(new InstitutionId("demo")))
                    .isInstanceOfSatisfying(Refusal.class, RestartTest::tellsWhen);
        }
    }

    @Test
    void newVersionsDropNoRequest() throws InterruptedException {
        try (House house = House.on(new StreetParts("screening"))) {
            Desk desk = new Desk(house, "demo");
            desk.bring("l-1", Desk.person("x-1", JANE));
            AtomicBoolean over = new AtomicBoolean();
            AtomicInteger asked = new AtomicInteger();
            Map<String, String> wrong = new ConcurrentHashMap<>();
            List<Thread> askers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                askers.add(
                        Thread.ofVirtual()
                                .start(() -> {
                                    while (!over.get()) {
                                        Door.Reply reply =
                                                desk.machine.post("/match/l-1", QUESTION);
                                        asked.incrementAndGet();
                                        if (!reply.text().contains("\"x-1\"")) {
                                            wrong.put(
                                                    Integer.toString(reply.status()), reply.text());
                                        }
                                    }
                                }));
            }
            for (int i = 0; i < 8; i++) {
                desk.bring(
                        "l-1",
                        Desk.person("x-1", JANE),
                        Desk.person("y-" + i, "Somebody Altogetherelse"));
                int before = asked.get();
                Until.holds("they go on asking", () -> asked.get() > before);
            }
            over.set(true);
            for (Thread asker : askers) {
                asker.join();
            }

            assertThat(wrong).isEmpty();
            assertThat(asked.get()).isGreaterThan(8);
        }
    }

    private static boolean isAnsweredInTime(Door.Reply reply) {
        assertThat(reply.status()).isIn(200, 503);
        assertThat(reply.status() == 200 || !reply.header("Retry-After").isEmpty()).isTrue();
        return reply.status() == 200;
    }

    private static void tellsWhen(Refusal refusal) {
        assertThat(refusal.problem().status()).isEqualTo(503);
        assertThat(refusal.problem().retryAfterSeconds()).isPositive();
    }

    private static void adopt(Path archive, String entity) throws IOException {
        SnapshotArchive lists = new SnapshotArchive(archive);
        ListId list = new ListId("l-1");
        Instant now = Instant.parse("2026-01-02T00:00:00Z");
        Optional<Snapshot> before = lists.current(list);
        lists.adopt(
                SnapshotDraft.read(
                                new FtmReader(),
                                ListFiles.of(
                                        entity.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                                list,
                                "crashed",
                                now,
                                before)
                        .snapshot(),
                Map.of(),
                now);
    }
}
