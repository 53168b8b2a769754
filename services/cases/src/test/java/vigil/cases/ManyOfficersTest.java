package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vigil.testkit.Door;
import vigil.testkit.Until;

/** A thousand sessions of officers who do not wait for each other. */
class ManyOfficersTest {

    private static final int SESSIONS = 1_000;
    private static final int AT_ONCE = 12;
    private static final int ITEMS = 60;

    private final House house = House.shared();
    private final Desk desk = new Desk(house, "manyofficers");
    private final List<UUID> items = new ArrayList<>();
    private final Map<UUID, AtomicInteger> changes = new ConcurrentHashMap<>();
    private final AtomicInteger conflicts = new AtomicInteger();
    private final AtomicInteger unexpected = new AtomicInteger();

    @Test
    void noUpdateIsLostAndNoAlertIsInTwoCases() throws Exception {
        for (int i = 0; i < ITEMS; i++) {
            UUID id = desk.alert().with("score", 300 + 10 * i).told().id;
            items.add(id);
        }
        Until.holds(
                "all are there", () -> count("select count(*) from work_items where ") == ITEMS);

        try (ExecutorService officers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> sessions = new ArrayList<>();
            for (int session = 0; session < SESSIONS; session++) {
                int seed = session;
                sessions.add(officers.submit(() -> session(new Random(seed))));
            }
            for (Future<?> session : sessions) {
                session.get();
            }
        }

        assertThat(unexpected).hasValue(0);
        Map<String, Integer> counted = new TreeMap<>();
        Map<String, Integer> kept = new TreeMap<>();
        for (UUID item : items) {
            counted.put(item.toString(), changesOf(item).get());
            kept.put(item.toString(), desk.standing(item).path("version").asInt() - 1);
        }
        assertThat(kept).isEqualTo(counted);
        assertThat(count("select count(*) - count(distinct item_id) from case_items where "))
                .isZero();
        assertThat(count("select count(*) from case_items where "))
                .as("each case that was made has its item")
                .isEqualTo(count("select count(*) from cases where "))
                .isPositive();
        assertThat(conflicts.get()).as("they did meet").isPositive();
    }

    private AtomicInteger changesOf(UUID item) {
        return changes.computeIfAbsent(item, any -> new AtomicInteger());
    }

    private long count(String question) {
        return house.street().database().number(question + "institution = 'manyofficers'");
    }

    /** An officer looks at an item and does something to it as it was seen. */
    private void session(Random random) {
        Door officer = random.nextBoolean() ? desk.analyst : desk.supervisor;
        for (int step = 0; step < 3; step++) {
            UUID item = items.get(random.nextInt(ITEMS));
            int version = officer.get("/v1/queue/" + item).json().at("/item/version").asInt();
            Door.Reply reply = act(officer, item, version, random);
            if (reply.status() == 200 || reply.status() == 201) {
                changesOf(item).incrementAndGet();
            } else if (reply.status() == 409 || reply.status() == 403) {
                conflicts.incrementAndGet();
            } else {
                unexpected.incrementAndGet();
            }
        }
    }

    private static Door.Reply act(Door officer, UUID item, int version, Random random) {
        String path = "/v1/queue/" + item;
        return switch (random.nextInt(9)) {
            case 0, 1 -> Desk.send(officer, path + "/reviews", version, "");
            case 2 ->
                    Desk.send(
                            officer,
                            path + "/dispositions",
                            version,
                            Desk.disposition("false_positive"));
            case 3 ->
                    Desk.send(
                            officer,
                            path + "/dispositions",
                            version,
                            Desk.disposition("escalated"));
            case 4 -> Desk.send(officer, path + "/confirmations", version, "");
            case 5 -> Desk.put(officer, path + "/assignee", version, "{\"assignee\":\"me\"}");
            case 6 ->
                    Desk.send(
                            officer,
                            path + "/reopenings",
                            version,
                            "{\"reason\":\"quality_review\"}");
            case 7 ->
                    Desk.send(
                            officer,
                            path + "/snoozes",
                            version,
                            "{\"until\":\"%s\",\"reason\":\"known_activity\"}"
                                    .formatted(java.time.Instant.now().plusSeconds(86_400)));
            default ->
                    officer.post("/v1/cases", "{\"title\":\"Many\",\"items\":[\"" + item + "\"]}");
        };
    }
}
