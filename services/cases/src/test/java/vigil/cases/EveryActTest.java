package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vigil.testkit.Door;

/** Every act at the doors of alerts and cases, in every state: where it leads, or a 409. */
class EveryActTest {

    private static final House HOUSE = House.shared();
    private static final String REASONED = "{\"reason\":\"quality_review\"}";

    /** A dash where it is refused; {@code waiting} waits for a second officer. */
    private static final String ALERTS =
            """
            act        new        in_review  escalated  snoozed    waiting    closed     merged  in_case
            reviews    in_review  -          in_review  in_review  -          -          -       in_review
            escalate   escalated  escalated  -          escalated  escalated  -          -       -
            close      closed     closed     closed     closed     in_review  -          -       -
            confirm    -          -          -          -          closed     -          -       -
            withdraw   -          -          -          -          in_review  -          -       -
            snooze     snoozed    snoozed    -          -          snoozed    -          -       -
            wakes      -          -          -          new        -          -          -       -
            reopen     -          -          -          -          -          in_review  -       -
            assign     new        in_review  escalated  snoozed    in_review  -          -       escalated
            tag        new        in_review  escalated  snoozed    in_review  closed     merged  escalated
            hold       new        in_review  escalated  snoozed    in_review  closed     merged  escalated
            join       escalated  escalated  escalated  escalated  escalated  -          -       -
            merge      merged     merged     merged     -          -          -          -       -
            """;

    private static final String CASES =
            """
            act          open       in_review         pending_approval  closed    reopened
            reviews      in_review  -                 -                 -         in_review
            propose      -          pending_approval  -                 -         -
            approvals    -          -                 closed            -         -
            reject       -          -                 in_review         -         -
            withdrawals  -          -                 in_review         -         -
            reopen       -          -                 -                 reopened  -
            escalations  open       in_review         pending_approval  -         reopened
            assign       open       in_review         pending_approval  -         reopened
            tag          open       in_review         pending_approval  -         reopened
            describe     open       in_review         pending_approval  -         reopened
            join         open       in_review         pending_approval  -         reopened
            note         open       in_review         pending_approval  -         reopened
            request      open       in_review         pending_approval  -         reopened
            party        open       in_review         pending_approval  -         reopened
            """;

    private final Desk desk = new Desk(HOUSE, "every-act");

    private static List<String[]> lines(String table) {
        return table.lines().map(line -> line.split("\\s+")).toList();
    }

    private static Map<String, String> expected(List<String[]> lines) {
        Map<String, String> expected = new LinkedHashMap<>();
        String[] states = lines.getFirst();
        for (String[] cells : lines.subList(1, lines.size())) {
            for (int column = 1; column < cells.length; column++) {
                expected.put(cells[0] + " " + states[column], cells[column]);
            }
        }
        return expected;
    }

    /** The state that an act leads to; a dash where it is refused, and nothing changed. */
    private static String told(Door.Reply reply, String before, String after) {
        if (reply.status() == 409) {
            assertThat(after).as(reply.text()).isEqualTo(before);
            return "-";
        }
        assertThat(reply.status()).as(reply.text()).isIn(200, 201);
        return after;
    }

    @Test
    void everyActOnAnAlertInEveryStateLeadsWhereTheTableSays() {
        List<String[]> lines = lines(ALERTS);
        List<String> states = Arrays.asList(lines.getFirst()).subList(1, 9);
        Map<String, String> found = new LinkedHashMap<>();
        for (String[] line : lines.subList(1, lines.size())) {
            for (String state : states) {
                UUID item = alertIn(state);
                String before = desk.state(item);
                Door.Reply reply = onAlert(item, line[0]);
                found.put(line[0] + " " + state, told(reply, before, desk.state(item)));
            }
        }

        assertThat(found).isEqualTo(expected(lines));
    }

    private UUID opened(int score) {
        return desk.alert().with("score", score).with("accountId", "00000000000000aa").opened().id;
    }

    private UUID alertIn(String state) {
        UUID item = opened(state.equals("waiting") ? 900 : 400);
        Door.Reply reply =
                switch (state) {
                    case "in_review" -> desk.act(desk.analyst, item, "reviews", "");
                    case "escalated" -> desk.dispose(desk.analyst, item, "escalated");
                    case "snoozed" -> onAlert(item, "snooze");
                    case "waiting", "closed" -> desk.dispose(desk.analyst, item, "false_positive");
                    case "merged" -> onAlert(item, "merge");
                    case "in_case" -> onAlert(item, "join");
                    default -> desk.item(item);
                };
        assertThat(reply.status()).as(reply.text()).isIn(200, 201);
        desk.analyst.send(desk.analyst.request("/v1/queue/" + item + "/locks").DELETE());
        return item;
    }

    private Door.Reply onAlert(UUID item, String act) {
        return switch (act) {
            case "escalate" -> desk.dispose(desk.supervisor, item, "escalated");
            case "close" -> desk.dispose(desk.supervisor, item, "false_positive");
            case "confirm" -> desk.act(desk.supervisor, item, "confirmations", "");
            case "withdraw" -> desk.act(desk.supervisor, item, "withdrawals", "");
            case "reopen" -> desk.act(desk.supervisor, item, "reopenings", REASONED);
            case "snooze" ->
                    desk.act(
                            desk.supervisor,
                            item,
                            "snoozes",
                            "{\"until\":\"%s\",\"reason\":\"known_activity\"}"
                                    .formatted(Instant.now().plusSeconds(86_400)));
            case "assign" -> put(item, "assignee", "{\"assignee\":\"ben\"}");
            case "tag" -> put(item, "tags", Desk.tags("looked at"));
            case "hold" -> desk.supervisor.post("/v1/queue/" + item + "/locks", "");
            case "join" ->
                    desk.supervisor.post(
                            "/v1/cases", "{\"title\":\"Joined\",\"items\":[\"" + item + "\"]}");
            case "merge" -> {
                UUID survivor = opened(400);
                yield desk.supervisor.post(
                        "/v1/queue/merges",
                        "{\"survivor\":\"%s\",\"items\":[%s,%s]}"
                                .formatted(survivor, desk.seen(survivor), desk.seen(item)));
            }
            default -> desk.act(desk.supervisor, item, act, "");
        };
    }

    private Door.Reply put(UUID item, String what, String body) {
        int seen = desk.standing(item).path("version").asInt();
        return Desk.put(desk.supervisor, "/v1/queue/" + item + "/" + what, seen, body);
    }

    @Test
    void everyActOnACaseInEveryStateLeadsWhereTheTableSays() {
        List<String[]> lines = lines(CASES);
        List<String> states = Arrays.asList(lines.getFirst()).subList(1, 6);
        Map<String, String> found = new LinkedHashMap<>();
        for (String[] line : lines.subList(1, lines.size())) {
            for (String state : states) {
                String id = caseIn(state);
                Door.Reply reply = onCase(id, line[0]);
                found.put(line[0] + " " + state, told(reply, state, stateOf(id)));
            }
        }

        assertThat(found).isEqualTo(expected(lines));
    }

    private String stateOf(String id) {
        return desk.caseDetail(id).at("/summary/state").asString();
    }

    private String caseIn(String state) {
        String id =
                desk.analyst
                        .post("/v1/cases", "{\"title\":\"Every act\",\"items\":[]}")
                        .json()
                        .path("caseId")
                        .asString();
        if (!state.equals("open")) {
            desk.tickAll(id);
            desk.caseAct(desk.analyst, id, "reviews", "");
        }
        if (List.of("pending_approval", "closed", "reopened").contains(state)) {
            onCase(id, "propose");
        }
        if (List.of("closed", "reopened").contains(state)) {
            onCase(id, "approvals");
        }
        if (state.equals("reopened")) {
            onCase(id, "reopen");
        }
        assertThat(stateOf(id)).isEqualTo(state);
        return id;
    }

    private Door.Reply onCase(String id, String act) {
        String path = "/v1/cases/" + id + "/";
        int seen = desk.caseDetail(id).at("/summary/version").asInt();
        return switch (act) {
            case "propose" ->
                    desk.caseAct(
                            desk.analyst,
                            id,
                            "closings",
                            "{\"outcome\":\"false_positive\",\"reason\":\"as it looked\"}");
            case "reject" ->
                    desk.caseAct(desk.supervisor, id, "rejections", "{\"words\":\"look again\"}");
            case "reopen" -> desk.caseAct(desk.supervisor, id, "reopenings", REASONED);
            case "approvals" -> desk.caseAct(desk.supervisor, id, act, "");
            case "assign" ->
                    Desk.put(desk.analyst, path + "assignee", seen, "{\"assignee\":\"ben\"}");
            case "tag" -> Desk.put(desk.analyst, path + "tags", seen, Desk.tags("looked at"));
            case "describe" ->
                    Desk.put(desk.analyst, path + "description", seen, "{\"title\":\"Otherwise\"}");
            case "join" ->
                    desk.analyst.post(path + "items", "{\"items\":[\"" + opened(400) + "\"]}");
            case "note" -> desk.analyst.post(path + "notes", "{\"words\":\"called\"}");
            case "request" ->
                    desk.analyst.post(
                            path + "requests",
                            "{\"addressee\":\"branch\",\"question\":\"Whose?\",\"dueAt\":\"%s\"}"
                                    .formatted(Instant.now().plusSeconds(86_400)));
            case "party" ->
                    desk.analyst.post(
                            path + "parties",
                            "{\"kind\":\"customer\",\"id\":\"c-1\",\"role\":\"witness\"}");
            default -> desk.caseAct(desk.analyst, id, act, "");
        };
    }
}
