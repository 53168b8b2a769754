package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Broker;
import vigil.testkit.Door;
import vigil.testkit.HouseProcess;
import vigil.testkit.HouseProcess.Place;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/**
 * Kill -9 during triage and filing, {@code -Dvigil.cases.kills} times: officers go on until each of
 * their acts is answered.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("vigil.cases.kills", 3);
    private static final String BANK = "kills";
    private static final int OFFICERS = 3;
    private static final long PAUSE_NANOS = 50_000_000;
    private static final int LONGEST_MILLIS = 600;
    private static final List<String> SAID =
            List.of("false_positive", "no_further_action", "customer_exited", "true_positive");

    private final StreetParts street = new StreetParts("cases");
    private final AtomicReference<@Nullable HouseProcess> house = new AtomicReference<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final Map<UUID, String> disposed = new ConcurrentHashMap<>();
    private final Queue<UUID> told = new ConcurrentLinkedQueue<>();
    private final Map<String, Boolean> filed = new ConcurrentHashMap<>();
    private final Map<String, Integer> taken = new TreeMap<>();
    private final Queue<Throwable> odd = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    /** For what monitoring tells; its doors lead nowhere. */
    private final Desk telling = new Desk(BANK, roles -> street.stranger("http://127.0.0.1"));

    @Test
    void nothingAnsweredIsLostAndNothingLeavesTwiceWheneverTheHouseIsKilled() throws Exception {
        Random random = new Random(31);
        start();
        String caseId = caseId();
        List<Thread> officers = new ArrayList<>();
        for (int i = 0; i < OFFICERS; i++) {
            officers.add(Thread.ofVirtual().start(() -> work(this::triage)));
            officers.add(Thread.ofVirtual().start(() -> work(number -> file(number, caseId))));
        }

        for (int kill = 0; kill < KILLS; kill++) {
            int before = answered.get();
            Until.holds("something is answered", () -> answered.get() > before || !odd.isEmpty());
            LockSupport.parkNanos(random.nextInt(LONGEST_MILLIS) * 1_000_000L);
            Objects.requireNonNull(house.getAndSet(null)).kill();
            courier();
            start();
        }
        over = true;
        for (Thread officer : officers) {
            officer.join();
        }

        assertThat(odd).isEmpty();
        assertWhole();
        System.out.printf(
                "%d kills: %d dispositions, %d reports filed%n",
                KILLS, disposed.size(), filed.size());
        Objects.requireNonNull(house.get()).close();
    }

    private void start() {
        HouseProcess started =
                HouseProcess.start(street, Cases.class, Place.of(street), street.settings());
        Until.holds("the house is ready", () -> started.isUp("readiness"));
        house.set(started);
    }

    private String caseId() {
        UUID item = alert(600);
        Until.holds("it is there", () -> item(item).status() == 200);
        Door.Reply made =
                door("analyst")
                        .post("/v1/cases", "{\"title\":\"Killed\",\"items\":[\"" + item + "\"]}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("caseId").asString();
    }

    /** An alert that is told three times, as a broker may. */
    private UUID alert(int score) {
        Desk.Alert alert = telling.alert().with("score", score);
        for (int i = 0; i < 3; i++) {
            Desk.tell(alert.message("alert.opened"));
        }
        told.add(alert.id);
        return alert.id;
    }

    private Door door(String... roles) {
        HouseProcess open = house.get();
        if (open == null) {
            throw new UncheckedIOException(new IOException("there is no house"));
        }
        return open.door(BANK, roles);
    }

    private Door.Reply item(UUID id) {
        return door("analyst").get("/v1/queue/" + id);
    }

    /** A job of an officer, which ends once all of it is answered. */
    private interface Job {
        /** Whether it is done; asked again and again. */
        boolean step();
    }

    private interface Jobs {
        Job of(int number);
    }

    private void work(Jobs jobs) {
        try {
            while (!over) {
                Job job = jobs.of(next.getAndIncrement());
                while (!done(job)) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        } catch (AssertionError | RuntimeException e) {
            odd.add(e);
        }
    }

    private static boolean done(Job job) {
        try {
            return job.step();
        } catch (UncheckedIOException e) {
            return false; // Killed in the middle: the next step sees how far it came.
        }
    }

    /** An alert is decided; every fourth by two officers. */
    private Job triage(int number) {
        String said = SAID.get(number % SAID.size());
        UUID id = alert(number % 4 == 0 ? 900 : 600);
        return () -> {
            Door.Reply reply = item(id);
            if (reply.status() != 200) {
                return false;
            }
            JsonNode item = reply.json().path("item");
            int version = item.path("version").asInt();
            String path = "/v1/queue/" + id;
            if (item.path("state").asString().equals("closed")) {
                disposed.putIfAbsent(id, said);
                return true;
            }
            Door.Reply act =
                    item.path("waitsForSecond").asBoolean()
                            ? Desk.send(door("supervisor"), path + "/confirmations", version, "")
                            : Desk.send(
                                    door("analyst"),
                                    path + "/dispositions",
                                    version,
                                    Desk.disposition(said));
            assertThat(act.status()).as(act.text()).isIn(200, 409, 503);
            if (act.status() == 200) {
                answered.incrementAndGet();
            }
            if (act.status() == 200 && act.json().path("state").asString().equals("closed")) {
                disposed.put(id, said);
                return true;
            }
            return false;
        };
    }

    /** A report is written, approved and submitted. */
    private Job file(int number, String caseId) {
        return () -> {
            Filers filers = new Filers(door("analyst", "reporter"), door("supervisor", "reporter"));
            String id = filers.begin(caseId, "kill-" + number);
            JsonNode summary = filers.detail(id).path("summary");
            int version = summary.path("version").asInt();
            String path = "/v1/reports/" + id + "/";
            Door.Reply reply =
                    switch (summary.path("state").asString()) {
                        case "draft" ->
                                version == 1
                                        ? Desk.put(
                                                filers.author(),
                                                path + "content",
                                                version,
                                                Filers.CONTENT)
                                        : Desk.send(
                                                filers.author(), path + "validations", version, "");
                        case "validated" ->
                                Desk.send(filers.author(), path + "reviews", version, "");
                        case "in_review" ->
                                Desk.send(filers.approver(), path + "approvals", version, "");
                        case "approved" ->
                                Desk.send(filers.author(), path + "submissions", version, "");
                        default -> null;
                    };
            if (reply == null) {
                filed.put(id, true);
                return true;
            }
            assertThat(reply.status()).as(reply.text()).isIn(200, 503);
            answered.incrementAndGet();
            return false;
        };
    }

    /** Whoever runs the line takes what lies there, so that what comes again is seen. */
    private void courier() throws IOException {
        Path outgoing = street.state().resolve("reports/outgoing");
        Path away = Files.createDirectories(street.state().resolve("taken"));
        if (!Files.exists(outgoing)) {
            return;
        }
        try (Stream<Path> files = Files.list(outgoing)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                taken.merge(name, 1, Integer::sum);
                Files.move(file, away.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private void assertWhole() throws IOException {
        Until.holds("all alerts are there", () -> count("work_items", "") == told.size());
        Until.holds(
                "all files have left",
                () -> count("report_submissions", " and state <> 'sent'") == 0);
        courier();
        assertThat(count("dispositions", " and withdrawn_at is null")).isEqualTo(disposed.size());
        Door analyst = door("analyst");
        Map<UUID, String> kept = new ConcurrentHashMap<>();
        for (UUID id : disposed.keySet()) {
            JsonNode item = analyst.get("/v1/queue/" + id).json().path("item");
            assertThat(item.path("state").asString()).isEqualTo("closed");
            kept.put(id, item.path("disposition").asString());
        }
        assertThat(kept).isEqualTo(disposed);
        assertThat(told).doesNotHaveDuplicates();
        assertThat(count("reports", "")).isEqualTo(filed.size());
        assertThat(count("report_submissions", "")).isEqualTo(filed.size());
        assertThat(taken).hasSize(filed.size());
        assertThat(taken.values()).allMatch(times -> times == 1);
        assertThat(closings()).isEqualTo(disposed.size());
    }

    private long count(String table, String more) {
        return street.database()
                .number("select count(*) from " + table + " where institution = 'kills'" + more);
    }

    /** How many alerts were told to be closed; what is told twice has the same id. */
    private static long closings() {
        return Broker.read("events").stream()
                .filter(record -> BANK.equals(record.key()))
                .map(record -> new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))
                .filter(event -> event.contains("\"type\":\"alert.closed\""))
                .map(event -> event.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1"))
                .distinct()
                .count();
    }
}
