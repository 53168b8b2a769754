package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;

/** Officers who act at once and at random: nothing is lost, nothing is filed without a second. */
class ReportSessionsTest {

    private static final House HOUSE = House.shared();
    private static final String BANK = "report-sessions";
    private static final int OFFICERS = 6;
    private static final int ACTS = 50;
    private static final List<String> ACT_NAMES =
            List.of(
                    "content",
                    "validations",
                    "validations",
                    "reviews",
                    "reviews",
                    "approvals",
                    "approvals",
                    "returns",
                    "submissions",
                    "submissions");

    private static final Map<String, String> BODIES =
            Map.of("returns", "{\"words\":\"Look again.\"}");

    private final Map<String, AtomicInteger> changes = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> filed = new ConcurrentHashMap<>();
    private final List<Integer> odd = new ArrayList<>();

    @Test
    void noChangeIsLostAndNothingIsFiledUnapproved() throws Exception {
        String content = Filers.CONTENT;
        Desk desk = new Desk(HOUSE, BANK);
        List<Door> officers =
                List.of(
                        HOUSE.door(BANK, "reporter"),
                        HOUSE.door(BANK, "analyst", "reporter"),
                        HOUSE.door(BANK, "supervisor", "reporter"));
        Filers filers = new Filers(officers.getFirst(), officers.getLast());
        List<String> reports = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String caseId = desk.caseOf(desk.alert().opened().id).path("caseId").asString();
            reports.add(filers.begin(caseId, caseId));
        }

        try (ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < OFFICERS; i++) {
                Random random = new Random(i);
                running.add(sessions.submit(() -> session(random, officers, reports, content)));
            }
            for (Future<?> session : running) {
                session.get();
            }
        }

        assertThat(odd).isEmpty();
        reports.forEach(id -> assertWhole(officers.getFirst().get("/v1/reports/" + id).json(), id));
    }

    private void assertWhole(JsonNode report, String id) {
        assertThat(report.at("/summary/version").asInt()).isEqualTo(1 + count(changes, id));
        assertThat(report.path("submissions").size()).isEqualTo(count(filed, id));
        if (count(filed, id) > 0) {
            assertThat(report.at("/summary/writers").toString())
                    .doesNotContain(report.at("/summary/approvedBy").toString());
        }
    }

    private void session(Random random, List<Door> officers, List<String> reports, String content) {
        for (int i = 0; i < ACTS; i++) {
            Door officer = officers.get(random.nextInt(officers.size()));
            String id = reports.get(random.nextInt(reports.size()));
            String act = ACT_NAMES.get(random.nextInt(ACT_NAMES.size()));
            int version = officer.get("/v1/reports/" + id).json().at("/summary/version").asInt();
            Door.Reply reply =
                    act.equals("content")
                            ? Desk.put(
                                    officers.getFirst(),
                                    "/v1/reports/" + id + "/content",
                                    version,
                                    content)
                            : Desk.send(
                                    officer,
                                    "/v1/reports/" + id + "/" + act,
                                    version,
                                    BODIES.getOrDefault(act, ""));
            if (reply.status() == 200) {
                changes.computeIfAbsent(id, none -> new AtomicInteger()).incrementAndGet();
                if (act.equals("submissions")) {
                    filed.computeIfAbsent(id, none -> new AtomicInteger()).incrementAndGet();
                }
            } else if (reply.status() != 409 && reply.status() != 403) {
                synchronized (odd) {
                    odd.add(reply.status());
                }
            }
        }
    }

    private static int count(Map<String, AtomicInteger> counts, String id) {
        AtomicInteger count = counts.get(id);
        return count == null ? 0 : count.get();
    }
}
