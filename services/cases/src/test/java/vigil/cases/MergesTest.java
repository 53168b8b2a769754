package vigil.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Broker;
import vigil.testkit.Door;
import vigil.testkit.Until;

/** Several alerts become one. */
class MergesTest {

    private static final House HOUSE = House.shared();
    private static final String ACCOUNT = "00112233445566aa";
    private final Desk desk =
            new Desk(HOUSE, "merges-" + UUID.randomUUID().toString().substring(0, 8));

    @Test
    void theSurvivorHasWhatTheOthersBrought() {
        UUID stays = ours().with("score", 400).with("severity", "low").opened().id;
        UUID grave =
                ours().with("score", 700)
                        .with("severity", "critical")
                        .with("amount", "99000.00")
                        .opened()
                        .id;
        UUID small = ours().with("score", 300).with("amount", "10.00").opened().id;
        desk.tag(stays, "one");
        desk.tag(grave, "two");
        int before = desk.standing(stays).at("/priority/value").asInt();
        String due = desk.standing(grave).path("dueAt").asString();

        Door.Reply merged = merge(desk.analyst, stays, grave, small);

        assertThat(merged.status()).as(merged.text()).isEqualTo(200);
        JsonNode item = desk.standing(stays);
        assertThat(item.path("score").asInt()).isEqualTo(700);
        assertThat(item.path("severity").asString()).isEqualTo("critical");
        assertThat(item.at("/amount/value").asString()).isEqualTo("99000.00");
        assertThat(item.path("joins").asInt()).isEqualTo(2);
        assertThat(item.path("dueAt").asString()).isEqualTo(due);
        assertThat(item.path("tags")).hasSize(2);
        assertThat(item.at("/priority/value").asInt()).isGreaterThan(before);
        JsonNode part = desk.standing(grave);
        assertThat(part.path("state").asString()).isEqualTo("merged");
        assertThat(part.path("mergedInto").asString()).isEqualTo(stays.toString());
        assertThat(desk.item(stays).json().path("merged")).hasSize(2);
        assertThat(desk.item(stays).json().at("/timeline/0/what").asString()).isEqualTo("merged");
        assertThat(desk.item(grave).json().at("/timeline/0/what").asString())
                .isEqualTo("merged_into");
        assertThat(desk.analyst.get("/v1/queue").json().path("items")).hasSize(1);
        assertThat(desk.analyst.get("/v1/queue/counts").json().at("/byState/merged").asInt())
                .isEqualTo(2);
    }

    @Test
    void whatIsMergedStaysMerged() {
        UUID stays = ours().opened().id;
        UUID part = ours().opened().id;
        merge(desk.analyst, stays, part);

        for (String act : List.of("reviews", "wakes")) {
            assertThat(desk.act(desk.analyst, part, act, "").status()).isEqualTo(409);
        }
        assertThat(desk.dispose(desk.analyst, part, "false_positive").status()).isEqualTo(409);
        assertThat(
                        desk.act(
                                        desk.analyst,
                                        part,
                                        "reopenings",
                                        "{\"reason\":\"wrong_disposition\"}")
                                .status())
                .isEqualTo(409);
        assertThat(merge(desk.analyst, stays, part).status()).isEqualTo(409);
        assertThat(
                        desk.analyst
                                .post(
                                        "/v1/cases",
                                        "{\"title\":\"Part\",\"items\":[\"" + part + "\"]}")
                                .status())
                .isEqualTo(409);
    }

    @Test
    void onlyOpenAlertsOnOneSubjectAreMerged() {
        UUID stays = ours().opened().id;
        UUID elsewhere = desk.alert().opened().id;
        UUID closed = ours().with("score", 300).opened().id;
        desk.dispose(desk.analyst, closed, "false_positive");
        UUID waiting = ours().with("score", 900).opened().id;
        desk.dispose(desk.analyst, waiting, "false_positive");
        UUID inCase = ours().opened().id;
        desk.caseOf(inCase);
        UUID held = ours().opened().id;
        desk.act(desk.second, held, "reviews", "");

        for (UUID other : List.of(elsewhere, closed, waiting, inCase)) {
            Door.Reply refused = merge(desk.supervisor, stays, other);
            assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        }
        assertThat(merge(desk.analyst, stays, held).status()).as("another has it").isEqualTo(409);
        assertThat(merge(desk.analyst, stays, UUID.randomUUID(), 1).status()).isEqualTo(404);
        assertThat(merge(desk.analyst, stays).status()).isEqualTo(422);
        assertThat(merge(desk.auditor, stays, held).status()).isEqualTo(403);
        UUID good = ours().opened().id;
        assertThat(merge(desk.analyst, stays, good, 7).status()).as("not as seen").isEqualTo(409);
        assertThat(desk.state(stays)).isEqualTo("new");
        assertThat(desk.state(good)).isEqualTo("new");
        assertThat(merge(desk.analyst, inCase, stays).status())
                .as("into the one that is in a case")
                .isEqualTo(200);
    }

    @Test
    void laterHitsJoinTheSurvivor() {
        Desk.Alert first = ours().with("score", 300).opened();
        Desk.Alert part = ours().with("score", 300).opened();
        Desk.Alert last = ours().with("score", 300).opened();
        merge(desk.analyst, first.id, part.id);
        merge(desk.analyst, last.id, first.id);
        assertThat(desk.standing(last.id).path("joins").asInt()).isEqualTo(2);

        Desk.tell(part.with("score", 650).with("joins", 1).message("alert.joined"));

        Until.holds("it joined", () -> desk.standing(last.id).path("joins").asInt() == 3);
        assertThat(desk.standing(last.id).path("score").asInt()).isEqualTo(650);
        assertThat(desk.item(last.id).json().path("merged")).hasSize(2);

        desk.dispose(desk.analyst, last.id, "false_positive");
        assertThat(desk.state(last.id)).isEqualTo("closed");
        Desk.tell(first.with("joins", 1).message("alert.joined"));
        Until.holds("it is open again", () -> desk.state(last.id).equals("in_review"));
        assertThat(desk.state(part.id)).isEqualTo("merged");
    }

    @Test
    void theVerdictIsToldOfEachOnceAndCountedOnce() {
        UUID stays = ours().with("score", 300).opened().id;
        UUID part = ours().with("score", 300).opened().id;
        merge(desk.analyst, stays, part);

        desk.dispose(desk.analyst, stays, "false_positive");

        Until.holds("both are told", () -> told("alert.closed").size() == 2);
        assertThat(told("alert.closed"))
                .anyMatch(event -> event.contains("\"alertId\":\"" + stays + "\""))
                .anyMatch(event -> event.contains("\"alertId\":\"" + part + "\""))
                .allMatch(event -> event.contains("false_positive"));
        JsonNode metrics = desk.supervisor.get("/v1/metrics").json();
        assertThat(metrics.at("/closed/time/count").asInt()).isEqualTo(1);
        assertThat(metrics.at("/funnel/alerts").asInt()).isEqualTo(1);
        assertThat(metrics.at("/funnel/decided").asInt()).isEqualTo(1);
        assertThat(metrics.path("ageingItems").valueStream().mapToInt(JsonNode::asInt).sum())
                .isZero();
        assertThat(metrics.path("itemBands"))
                .isNotEmpty()
                .allMatch(band -> band.path("open").asInt() == 0);
        desk.act(desk.analyst, stays, "reopenings", "{\"reason\":\"new_information\"}");
        Until.holds("and both reopened", () -> told("alert.reopened").size() == 2);
    }

    @Test
    void aCaseShowsAndExportsWhatWasMerged() {
        UUID stays = ours().opened().id;
        UUID part = ours().opened().id;
        merge(desk.analyst, stays, part);

        String id = desk.caseOf(stays).path("caseId").asString();

        assertThat(desk.caseDetail(id).path("items")).hasSize(2);
        desk.tickAll(id);
        desk.caseAct(desk.analyst, id, "reviews", "");
        desk.caseAct(
                desk.analyst,
                id,
                "closings",
                "{\"outcome\":\"false_positive\",\"reason\":\"as agreed\"}");
        assertThat(desk.caseAct(desk.supervisor, id, "approvals", "").status()).isEqualTo(200);
        assertThat(desk.state(stays)).isEqualTo("closed");
        assertThat(desk.state(part)).isEqualTo("merged");
    }

    @Test
    void whoMergesAndDecidesAtOnceLosesNothing() throws Exception {
        List<UUID> items =
                Stream.generate(() -> ours().with("score", 300).opened().id).limit(12).toList();
        AtomicInteger merges = new AtomicInteger();
        AtomicInteger closings = new AtomicInteger();
        try (ExecutorService officers = Executors.newFixedThreadPool(8)) {
            List<Future<?>> sessions = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                Random random = new Random(i);
                sessions.add(officers.submit(() -> session(items, random, merges, closings)));
            }
            for (Future<?> session : sessions) {
                session.get();
            }
        }

        List<JsonNode> merged = in("merged", items);
        assertThat(merged).hasSize(merges.get()).isNotEmpty();
        assertThat(in("closed", items)).hasSize(closings.get());
        assertThat(
                        items.stream()
                                .map(desk::standing)
                                .filter(item -> !merged.contains(item))
                                .mapToInt(item -> item.path("joins").asInt())
                                .sum())
                .as("each merged alert is a hit of a survivor")
                .isEqualTo(merged.size());
    }

    private List<JsonNode> in(String state, List<UUID> items) {
        return items.stream()
                .map(desk::standing)
                .filter(item -> item.path("state").asString().equals(state))
                .toList();
    }

    private void session(
            List<UUID> items, Random random, AtomicInteger merges, AtomicInteger closings) {
        UUID one = items.get(random.nextInt(items.size()));
        UUID two = items.get(random.nextInt(items.size()));
        Door officer = random.nextBoolean() ? desk.analyst : desk.supervisor;
        int kind = random.nextInt(8);
        if (kind < 3 && !one.equals(two)) {
            count(merges, merge(officer, one, two));
        } else if (kind == 3) {
            count(closings, desk.dispose(officer, one, "false_positive"));
        } else {
            count(new AtomicInteger(), desk.setTags(officer, one, "seed " + random.nextInt(99)));
        }
    }

    private static void count(AtomicInteger done, Door.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isIn(200, 409);
        if (reply.status() == 200) {
            done.incrementAndGet();
        }
    }

    private Desk.Alert ours() {
        return desk.alert().with("accountId", ACCOUNT);
    }

    private Door.Reply merge(Door officer, UUID stays, UUID... others) {
        List<String> seen = new ArrayList<>(List.of(desk.seen(stays)));
        for (UUID other : others) {
            seen.add(desk.seen(other));
        }
        return send(officer, stays, seen);
    }

    private Door.Reply merge(Door officer, UUID stays, UUID other, int version) {
        return send(
                officer,
                stays,
                List.of(
                        desk.seen(stays),
                        "{\"itemId\":\"%s\",\"version\":%d}".formatted(other, version)));
    }

    private static Door.Reply send(Door officer, UUID stays, List<String> seen) {
        return officer.post(
                "/v1/queue/merges",
                "{\"survivor\":\"%s\",\"items\":[%s]}".formatted(stays, String.join(",", seen)));
    }

    private List<String> told(String type) {
        return Broker.read("events").stream()
                .filter(record -> desk.institution.equals(record.key()))
                .map(record -> new String(record.value(), UTF_8))
                .filter(event -> event.contains("\"type\":\"" + type + "\""))
                .toList();
    }
}
