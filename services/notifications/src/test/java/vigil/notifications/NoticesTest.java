package vigil.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.kernel.outbox.Message;
import vigil.testkit.Door;
import vigil.testkit.Until;

/** Who is told what. */
class NoticesTest {

    private static final List<String> REPORTED =
            List.of(
                    "deadline_near",
                    "deadline_breached",
                    "unanswered",
                    "continuation_near",
                    "approval_wanted",
                    "proposed",
                    "rejected");

    private static final House HOUSE = House.shared();

    @Test
    void whoIsGivenACaseIsToldAndNobodyElse() {
        String given =
                Tidings.ofCase(
                        "n-assigned",
                        "case.updated",
                        "assigned",
                        Map.of("assignee", "n-assigned-analyst", "by", "n-assigned-supervisor"));

        JsonNode told = told("n-assigned", 1, "analyst").get(0);

        assertThat(told.path("kind").asString()).isEqualTo("assigned");
        assertThat(told.path("about").asString()).isEqualTo(given);
        assertThat(told.path("by").asString()).isEqualTo("n-assigned-supervisor");
        assertThat(told.path("read").asBoolean()).isFalse();
        assertThat(
                        HOUSE.door("n-assigned", "supervisor")
                                .get("/v1/notifications")
                                .json()
                                .path("items"))
                .isEmpty();
    }

    @Test
    void whoIsGivenAnAlertIsToldUnlessHeTookIt() {
        String given = UUID.randomUUID().toString();
        String analyst = "n-given-analyst";
        Tidings.tell(
                Tidings.ofAssignment("n-given", UUID.randomUUID().toString(), analyst, analyst));
        Tidings.tell(Tidings.ofAssignment("n-given", given, analyst, "n-given-supervisor"));

        JsonNode told = told("n-given", 1, "analyst").get(0);

        assertThat(told.path("kind").asString()).isEqualTo("assigned");
        assertThat(told.path("aboutKind").asString()).isEqualTo("item");
        assertThat(told.path("about").asString()).isEqualTo(given);
    }

    @Test
    void whatIsGivenAtOnceIsToldOnce() {
        String analyst = "n-bulk-analyst";
        for (int i = 0; i < 7; i++) {
            Tidings.tell(Tidings.ofAssignment("n-bulk", analyst, "n-bulk-supervisor", "one", i));
        }
        Tidings.tell(Tidings.ofAssignment("n-bulk", analyst, "n-bulk-supervisor", "two", 8));
        Tidings.tell(Tidings.ofAssignment("n-bulk", "another", "n-bulk-supervisor", "one", 9));

        JsonNode told = told("n-bulk", 2, "analyst");

        assertThat(told.get(1).path("items").asInt()).isEqualTo(7);
        assertThat(told.get(1).path("about").asString()).isEqualTo(new UUID(0, 0).toString());
        assertThat(told.get(0).path("items").asInt()).isEqualTo(1);
    }

    @Test
    void aConfidentialNoteCallsThoseAloneWhoMayKnow() {
        String about =
                Tidings.ofConfidentialNote(
                        "n-quiet",
                        "n-quiet-supervisor",
                        "n-quiet-analyst,n-quiet-analyst-reporter");
        Tidings.tell(
                Tidings.ofAssignment(
                        "n-quiet",
                        UUID.randomUUID().toString(),
                        "n-quiet-analyst",
                        "n-quiet-supervisor"));

        assertThat(told("n-quiet", 1, "analyst").get(0).path("kind").asString())
                .isEqualTo("assigned");
        JsonNode known =
                HOUSE.door("n-quiet", "analyst", "reporter")
                        .get("/v1/notifications")
                        .json()
                        .path("items");
        assertThat(known.valueStream().map(each -> each.path("about").asString())).contains(about);
        assertThat(HOUSE.door("n-quiet", "analyst").get("/v1/notifications/counts").text())
                .contains("\"unread\":1");
    }

    @Test
    void nobodyIsToldOfWhatHeDidHimself() {
        Tidings.ofCase(
                "n-self",
                "case.updated",
                "assigned",
                Map.of("assignee", "n-self-analyst", "by", "n-self-analyst"));
        Tidings.ofCase("n-self", "case.escalated", "escalated", Map.of("by", "n-self-supervisor"));
        Tidings.ofCase("n-self", "case.escalated", "escalated", Map.of("by", "n-self-analyst"));

        JsonNode told = told("n-self", 1, "supervisor");

        assertThat(told.get(0).path("kind").asString()).isEqualTo("escalated");
        assertThat(told.get(0).path("by").asString()).isEqualTo("n-self-analyst");
        assertThat(HOUSE.door("n-self", "analyst").get("/v1/notifications").json().path("items"))
                .isEmpty();
    }

    @Test
    void mentionsDeadlinesApprovalsAndListsFindTheirPeople() {
        Map<String, String> mine =
                Map.of("assignee", "n-kinds-analyst", "by", "cases", "why", "deadline");
        Tidings.ofCase("n-kinds", "case.escalated", "escalated", mine);
        Tidings.ofCase("n-kinds", "case.updated", "deadline_breached", mine);
        Tidings.ofCase("n-kinds", "case.updated", "closing_rejected", mine);
        Tidings.ofCase("n-kinds", "case.updated", "closing_proposed", mine);
        Tidings.ofCase("n-kinds", "case.updated", "party_added", mine);
        Tidings.ofCase(
                "n-kinds",
                "case.updated",
                "note_added",
                Map.of("by", "n-kinds-supervisor", "mentions", "n-kinds-analyst,n-kinds-auditor"));
        Tidings.tell(Tidings.ofList("n-kinds", "list.refused", "ofac-sdn"));

        assertThat(kinds(told("n-kinds", 4, "analyst")))
                .containsExactly("mentioned", "returned", "deadline", "deadline");
        assertThat(kinds(told("n-kinds", 3, "supervisor")))
                .containsExactly("approval_wanted", "deadline", "escalated");
        assertThat(kinds(told("n-kinds", 1, "auditor"))).containsExactly("mentioned");
        JsonNode list = told("n-kinds", 1, "engineer").get(0);
        assertThat(list.path("about").asString()).isEqualTo("ofac-sdn");
        assertThat(list.path("why").asString()).isEqualTo("refused");
        assertThat(list.path("role").asString()).isEqualTo("engineer");
    }

    @Test
    void nothingIsToldOfReportsToWhoMayNotKnow() {
        Map<String, String> closed =
                Map.of(
                        "assignee", "cases-officer",
                        "by", "somebody",
                        "outcome", "true_positive");
        for (String institution : List.of("n-filed", "n-still")) {
            Tidings.ofCase(institution, "case.closed", "closed", closed);
            if (institution.equals("n-filed")) {
                Tidings.tell(Tidings.ofReport(institution, "report.submitted"));
                Tidings.tell(Tidings.ofReport(institution, "report.acknowledged"));
                for (String what : REPORTED) {
                    Tidings.tell(Tidings.ofReportCalling(institution, what, "cases"));
                }
            }
            Tidings.ofCase(institution, "case.escalated", "escalated", Map.of("by", "somebody"));
            told(institution, 1, "supervisor");
        }

        for (String role :
                List.of("analyst", "supervisor", "engineer", "auditor", "administrator")) {
            for (String path : List.of("", "?unread=true", "/counts", "/preferences")) {
                assertThat(answer("n-filed", role, path))
                        .isEqualTo(answer("n-still", role, path))
                        .doesNotContain("R-000001", "report.", "sar");
            }
        }
    }

    @Test
    void whoMayKnowOfReportsIsToldOfTheirDaysAndFates() {
        for (String what : REPORTED) {
            Tidings.tell(Tidings.ofReportCalling("n-called", what, "cases"));
        }
        Tidings.tell(Tidings.ofReportCalling("n-called", "returned", "n-called-analyst-reporter"));
        Tidings.tell(Tidings.ofReportCalling("n-called", "returned", "n-called-supervisor"));

        JsonNode told = told("n-called", REPORTED.size() + 1, "analyst", "reporter");

        assertThat(told.valueStream().map(each -> each.path("aboutKind").asString()))
                .containsOnly("report");
        assertThat(
                        told.valueStream()
                                .map(each ->
                                        each.path("kind").asString()
                                                + " "
                                                + each.path("why").asString("")))
                .containsExactly(
                        "returned returned",
                        "returned rejected",
                        "approval_wanted proposed",
                        "approval_wanted ",
                        "deadline continuation_near",
                        "deadline unanswered",
                        "deadline breached",
                        "deadline near");
    }

    private static String answer(String institution, String role, String path) {
        Door.Reply reply = HOUSE.door(institution, role).get("/v1/notifications" + path);
        return reply.status()
                + reply.text()
                        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
                        .replaceAll("C-2026-[0-9a-f]{4}", "REFERENCE")
                        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
                        .replace(institution, "BANK");
    }

    @Test
    void anEventThatComesTwiceIsToldOnce() {
        Message event =
                Tidings.ofCase(
                        "n-twice",
                        UUID.randomUUID().toString(),
                        "case.escalated",
                        "escalated",
                        Map.of("by", "n-twice-analyst"));
        Tidings.tell(event);
        Tidings.tell(event);
        Tidings.ofCase("n-twice", "case.escalated", "escalated", Map.of("by", "n-twice-analyst"));

        assertThat(told("n-twice", 2, "supervisor")).hasSize(2);
    }

    @Test
    void whatIsReadIsReadByOneAndWithAllBefore() {
        for (int i = 0; i < 3; i++) {
            Tidings.ofCase("n-read", "case.escalated", "escalated", Map.of("by", "n-read-analyst"));
        }
        JsonNode told = told("n-read", 3, "supervisor");
        Door one = HOUSE.door("n-read", "supervisor");
        Door other = HOUSE.door("n-read", "supervisor", "auditor");
        assertThat(unread(one)).isEqualTo(3);

        String second = told.get(1).path("notificationId").asString();
        assertThat(one.post("/v1/notifications/" + second + "/reads", "").status()).isEqualTo(204);

        assertThat(unread(one)).isEqualTo(1);
        assertThat(one.get("/v1/notifications?unread=true").json().path("items")).hasSize(1);
        assertThat(unread(other)).isEqualTo(3);
        Door stranger = HOUSE.door("n-else", "supervisor");
        assertThat(stranger.post("/v1/notifications/" + second + "/reads", "").status())
                .isEqualTo(404);
        Door analyst = HOUSE.door("n-read", "analyst");
        assertThat(analyst.post("/v1/notifications/" + second + "/reads", "").status())
                .isEqualTo(404);
        assertThat(HOUSE.door("n-read", "machine").get("/v1/notifications").status())
                .isEqualTo(403);
    }

    @Test
    void whoComesBackToTheStreamMissesNothing() throws IOException {
        List<String> first = new ArrayList<>();
        try (BufferedReader stream = open("")) {
            for (int i = 0; i < 3; i++) {
                escalate();
            }
            while (first.size() < 3) {
                first.add(next(stream));
            }
        }
        escalate();

        List<String> rest = new ArrayList<>();
        try (BufferedReader stream = open(first.get(1))) {
            while (rest.size() < 2) {
                rest.add(next(stream));
            }
        }

        assertThat(rest.getFirst()).isEqualTo(first.get(2));
        assertThat(rest).doesNotHaveDuplicates();
    }

    private static void escalate() {
        Tidings.ofCase("n-stream", "case.escalated", "escalated", Map.of("by", "cases"));
    }

    private static BufferedReader open(String lastId) {
        Door door = HOUSE.door("n-stream", "supervisor");
        HttpRequest.Builder request = door.request("/v1/notifications/stream").GET();
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<java.io.InputStream> answer = door.open(request);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** The id of the next event. */
    private static String next(BufferedReader stream) throws IOException {
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            if (line.startsWith("id: ")) {
                return line.substring("id: ".length());
            }
        }
        throw new AssertionError("the stream ended");
    }

    private static int unread(Door door) {
        return door.get("/v1/notifications/counts").json().path("unread").asInt();
    }

    private static List<String> kinds(JsonNode told) {
        return told.valueStream().map(each -> each.path("kind").asString()).toList();
    }

    /** What somebody with a role was told, newest first, once it is so many. */
    private static JsonNode told(String institution, int many, String... roles) {
        Door door = HOUSE.door(institution, roles);
        Until.holds(
                String.join(", ", roles) + " is told",
                () -> door.get("/v1/notifications").json().path("items").size() == many);
        return door.get("/v1/notifications").json().path("items");
    }
}
