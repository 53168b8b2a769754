package vigil.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.contracts.permissions.WhoMay;
import vigil.contracts.permissions.WhoMay.Permission;
import vigil.testkit.Broker;
import vigil.testkit.Door;

/**
 * Two institutions with the same work, of which one has filed: who may not know of reports cannot
 * tell which.
 */
class TwinsTest {

    private static final House HOUSE = House.shared();
    private static final List<String> WITHOUT_PERMISSION =
            List.of("analyst", "supervisor", "auditor", "engineer", "administrator", "machine");
    private static final List<String> SEARCHES =
            List.of(
                    "/v1/queue?state=closed",
                    "/v1/queue?state=closed&sort=score",
                    "/v1/queue?state=reported",
                    "/v1/queue?waiting=true",
                    "/v1/queue/second-looks?state=waiting,taken,agreed,disagreed,lapsed",
                    "/v1/queue/second-looks?state=disagreed",
                    "/v1/queue/second-looks/csv?state=agreed,disagreed,lapsed",
                    "/v1/queue/bulk-closings?state=done,waiting,approved,refused,withdrawn",
                    "/v1/queue?state=new,in_review,escalated,snoozed,closed&sort=newest",
                    "/v1/cases?state=closed",
                    "/v1/cases?state=reported",
                    "/v1/cases?q=quillfeather",
                    "/v1/cases?q=moonshadow",
                    "/v1/cases?q=suspicious",
                    "/v1/cases?q=reported",
                    "/v1/cases?q=R-000001",
                    "/v1/cases?q=R-1",
                    "/v1/cases?q=sar",
                    "/v1/cases?tag=sar",
                    "/v1/cases?tag=tulips",
                    "/v1/queue?tag=sar",
                    "/v1/queue?tag=reported&state=closed",
                    "/v1/queue?tag=tulips&state=new,in_review,escalated,snoozed,closed,merged");

    /** What an institution has, and what became of it. */
    private record Work(Desk desk, Filers filers, List<UUID> items, List<String> cases) {}

    @Test
    void whoMayNotKnowOfReportsCannotTellWhoHasFiled() throws IOException {
        Work filed = work("twins-filed", "reported");
        Work quiet = work("twins-quiet", "true_positive");
        String report = filed.filers().submitted(filed.cases().getFirst());
        String draft = filed.filers().begin(filed.cases().get(1));
        Filers.create(filed.filers().author(), "cash", "{\"form\":\"ctr\"}");
        Authorities.registered(
                filed.filers().author(), filed.cases().getFirst(), "2026-03-02T12:00:00Z", "");

        note(filed.filers().author(), filed, "The SAR was filed on Monday, moonshadow");
        note(filed.filers().approver(), filed, "They called back: Verdachtsmeldung, moonshadow");

        List.of(filed, quiet).forEach(TwinsTest::tag);

        Map<String, String> seen = crawl(filed);

        assertThat(seen).isEqualTo(crawl(quiet));
        assertThat(seen.values())
                .as("most doors are open to somebody")
                .filteredOn(text -> text.startsWith("200"))
                .hasSizeGreaterThan(50);
        assertThat(seen.values())
                .noneMatch(text -> text.contains(report) || text.contains(draft))
                .noneMatch(text -> text.contains("R-0000") || text.contains("\"reported\""))
                .noneMatch(text -> text.contains("submitted") || text.contains("\"sar\""))
                .noneMatch(text -> text.contains("moonshadow"));
        assertThat(told("twins-filed")).isEqualTo(told("twins-quiet"));
        assertThat(acts("twins-filed"))
                .as("in the evidence too, what speaks of reports is told apart by its verb")
                .isEqualTo(acts("twins-quiet"))
                .isNotEmpty();
    }

    @Test
    void aNoteOfAReportIsReadByThoseAloneWhoMayKnow() {
        Desk desk = new Desk(HOUSE, "twins-notes");
        Door knows = HOUSE.door("twins-notes", "analyst", "reporter");
        String path =
                "/v1/cases/"
                        + desk.caseOf(desk.alert().opened().id).path("caseId").asString()
                        + "/notes";

        assertThat(confidential(knows, path, "{\"words\":\"Déclaration de soupçon envoyée\"}"))
                .isTrue();
        assertThat(confidential(knows, path, "{\"words\":\"Branch called back\"}")).isFalse();
        assertThat(
                        confidential(
                                knows,
                                path,
                                "{\"words\":\"Filed under B, gladiolus\",\"confidential\":false}"))
                .as("the officer has the last word")
                .isFalse();
        assertThat(
                        confidential(
                                knows,
                                path,
                                "{\"words\":\"As agreed, gladiolus tulip\",\"confidential\":true}"))
                .isTrue();
        assertThat(confidential(desk.analyst, path, "{\"words\":\"Shall we file a SAR?\"}"))
                .as("who may not know writes for everybody")
                .isFalse();
        assertThat(desk.analyst.post(path, "{\"words\":\"x\",\"confidential\":true}").status())
                .isEqualTo(422);

        assertThat(desk.analyst.get(path).json().path("items")).hasSize(3);
        assertThat(knows.get(path).json().path("items")).hasSize(5);
        String one = path.replace("/notes", "");
        assertThat(desk.analyst.get(one).json().at("/amounts/notes").asInt()).isEqualTo(3);
        assertThat(knows.get(one).json().at("/amounts/notes").asInt()).isEqualTo(5);
        assertThat(found(desk.analyst, "tulip")).isZero();
        assertThat(found(knows, "tulip")).isEqualTo(1);
        assertThat(found(desk.analyst, "gladiolus")).isEqualTo(1);
        assertThat(noted(desk.analyst, one)).isEqualTo(3);
        assertThat(noted(knows, one)).isEqualTo(5);
    }

    private static boolean confidential(Door door, String path, String body) {
        Door.Reply reply = door.post(path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().path("confidential").asBoolean();
    }

    private static int found(Door door, String word) {
        return door.get("/v1/cases?q=" + word).json().path("items").size();
    }

    private static long noted(Door door, String path) {
        return door.get(path + "/timeline")
                .json()
                .path("items")
                .valueStream()
                .filter(entry -> entry.path("what").asString().equals("note_added"))
                .count();
    }

    /** Who may know of reports tags what everybody reads: nothing of a report is let in. */
    private static void tag(Work work) {
        tag(work.filers().author(), work, "SAR filed", 422);
        tag(work.filers().author(), work, "Tulips", 200);
    }

    private static void tag(Door officer, Work work, String tag, int status) {
        String tags = "{\"tags\":[\"" + tag + "\"]}";
        UUID item = work.items().getFirst();
        int seen = work.desk().standing(item).path("version").asInt();
        assertThat(Desk.put(officer, "/v1/queue/" + item + "/tags", seen, tags).status())
                .isEqualTo(status);
        String id = work.cases().get(2);
        int version = work.desk().caseDetail(id).at("/summary/version").asInt();
        assertThat(Desk.put(officer, "/v1/cases/" + id + "/tags", version, tags).status())
                .isEqualTo(status);
    }

    private static void note(Door officer, Work work, String words) {
        for (String id : work.cases().subList(1, 3)) {
            Door.Reply reply =
                    officer.post(
                            "/v1/cases/" + id + "/notes",
                            "{\"words\":\"%s\",\"mentions\":[\"%s-analyst\"]}"
                                    .formatted(words, work.desk().institution));
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
            assertThat(reply.json().path("confidential").asBoolean()).isTrue();
        }
    }

    /** What stands in the evidence, but the acts of reports. */
    private static List<String> acts(String institution) {
        return Broker.read("evidence").stream()
                .filter(record -> institution.equals(record.key()))
                .map(record -> new String(record.value(), UTF_8))
                .filter(act -> !act.contains("\"verb\":\"report."))
                .map(act -> Alike.of(act.replaceAll("\"id\":\"[^\"]*\"", ""), institution))
                .toList();
    }

    @Test
    void whoMayKnowReadsIt() throws IOException {
        Work filed = work("twins-known", "reported");
        Door knows = filed.filers().author();

        assertThat(
                        knows.get("/v1/queue/" + filed.items().getFirst())
                                .json()
                                .at("/dispositions/0/disposition")
                                .asString())
                .isEqualTo("reported");
        assertThat(
                        knows.get("/v1/cases/" + filed.cases().getFirst())
                                .json()
                                .at("/closings/0/outcome")
                                .asString())
                .isEqualTo("reported");
    }

    @Test
    void whoMayNotKnowCannotSayIt() {
        Desk desk = new Desk(HOUSE, "twins-saying");
        UUID item = desk.alert().opened().id;

        Door.Reply refused = desk.dispose(desk.supervisor, item, "reported");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("true_positive").doesNotContain("reported");
        Door knows = HOUSE.door("twins-saying", "analyst", "reporter");
        Door.Reply spoken =
                desk.act(
                        knows,
                        item,
                        "dispositions",
                        "{\"disposition\":\"reported\",\"reason\":\"SAR was filed on Monday\"}");
        assertThat(spoken.status()).isEqualTo(422);
        assertThat(spoken.json().at("/errors/0/field").asString()).isEqualTo("reason");
        assertThat(desk.dispose(knows, item, "reported").status()).isEqualTo(200);
    }

    /** Alerts and cases in every state in which something is said of them. */
    private static Work work(String institution, String said) {
        Desk desk = new Desk(HOUSE, institution);
        Filers filers =
                new Filers(
                        HOUSE.door(institution, "analyst", "reporter"),
                        HOUSE.door(institution, "supervisor", "reporter"));
        assertOk(
                SecondLooks.rules(
                        desk.supervisor, 0, "{\"percent\":100,\"disposition\":\"true_positive\"}"));
        List<UUID> items = new ArrayList<>();
        for (int score : List.of(600, 900, 610, 620, 630, 640, 650, 660)) {
            items.add(desk.alert().with("score", score).opened().id);
        }
        desk.dispose(filers.author(), items.get(0), said);
        desk.dispose(filers.author(), items.get(1), said);
        List<String> cases = new ArrayList<>();
        for (int i = 2; i < 5; i++) {
            cases.add(desk.caseOf(items.get(i)).path("caseId").asString());
        }
        closedInBulk(desk, filers.author(), said, items.subList(6, 8));
        lookedAtAgain(desk, items.get(0));
        cases.forEach(id -> proposed(desk, filers.author(), id, said));
        assertOk(desk.caseAct(desk.supervisor, cases.get(0), "approvals", ""));
        assertOk(desk.caseAct(desk.supervisor, cases.get(2), "approvals", ""));
        assertOk(
                desk.caseAct(
                        desk.supervisor,
                        cases.get(2),
                        "reopenings",
                        "{\"reason\":\"quality_review\"}"));
        return new Work(desk, filers, items, cases);
    }

    private static void closedInBulk(Desk desk, Door author, String said, List<UUID> items) {
        BulkClosings.from(desk, 2);
        BulkClosings.close(desk, author, said, items);
    }

    /** Whoever looks again may not know of reports either. */
    private static void lookedAtAgain(Desk desk, UUID item) {
        JsonNode look = SecondLooks.look(desk.supervisor, item);
        assertThat(look.path("disposition").asString()).isEqualTo("true_positive");
        assertOk(SecondLooks.answer(desk.supervisor, look, SecondLooks.DISAGREED));
    }

    private static void proposed(Desk desk, Door author, String id, String said) {
        desk.tickAll(id);
        assertOk(desk.caseAct(author, id, "reviews", ""));
        assertOk(
                desk.caseAct(
                        author,
                        id,
                        "closings",
                        "{\"outcome\":\"%s\",\"reason\":\"it is as it looked\"}".formatted(said)));
    }

    private static void assertOk(Door.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    /** What everybody without the permission is answered at every door. */
    private static Map<String, String> crawl(Work work) throws IOException {
        Map<String, String> seen = new LinkedHashMap<>();
        List<String> paths = paths(work);
        for (String role : WITHOUT_PERMISSION) {
            Door door = HOUSE.door(work.desk().institution, role);
            for (int i = 0; i < paths.size(); i++) {
                put(seen, work, role + " " + i + " GET " + paths.get(i), door.get(paths.get(i)));
            }
            for (UUID item : work.items()) {
                String path = "/v1/queue/" + item + "/dispositions";
                put(
                        seen,
                        work,
                        role + " late " + path,
                        Desk.send(door, path, 1_000, Desk.disposition("true_positive")));
            }
            for (String id : work.cases()) {
                put(
                        seen,
                        work,
                        role + " late " + id,
                        Desk.send(door, "/v1/cases/" + id + "/reviews", 1_000, ""));
            }
            put(
                    seen,
                    work,
                    role + " bulk",
                    door.post(
                            "/v1/queue/bulk",
                            "{\"act\":\"review\",\"matching\":{\"state\":\"closed\"}}"));
        }
        return seen;
    }

    /** Every address of the table that is read, but reports' own. */
    private static List<String> paths(Work work) {
        List<String> paths = new ArrayList<>(SEARCHES);
        for (Permission permission : WhoMay.published().all()) {
            String path = permission.path();
            if (!permission.method().equals("GET") || !isOurs(path)) {
                continue;
            }
            if (!path.contains("{")) {
                paths.add(path);
            } else if (path.contains("{lookId}")) {
                SecondLooks.ids(work.desk().auditor)
                        .forEach(id -> paths.add(path.replace("{lookId}", id)));
            } else if (path.contains("{bulkClosingId}")) {
                BulkClosings.ids(work.desk().auditor)
                        .forEach(id -> paths.add(path.replace("{bulkClosingId}", id)));
            } else if (path.contains("{month}")) {
                paths.add(path.replace("{month}", YearMonth.now(ZoneOffset.UTC).toString()));
            } else if (path.startsWith("/v1/queue/")) {
                work.items().forEach(id -> paths.add(path.replace("{id}", id.toString())));
            } else {
                work.cases().forEach(id -> paths.add(path.replace("{id}", id)));
            }
        }
        assertThat(paths).hasSizeGreaterThan(40);
        return paths;
    }

    private static boolean isOurs(String path) {
        return path.startsWith("/v1/queue")
                || path.startsWith("/v1/case")
                || path.startsWith("/v1/metrics");
    }

    private static void put(Map<String, String> seen, Work work, String what, Door.Reply reply)
            throws IOException {
        String text =
                reply.header("content-type").startsWith("application/zip")
                        ? Alike.unzipped(reply.response().body())
                        : reply.text();
        String institution = work.desk().institution;
        seen.put(Alike.of(what, institution), reply.status() + " " + Alike.of(text, institution));
    }

    /** What other houses are told, reports' own events apart: those name no case and no party. */
    private static List<String> told(String institution) {
        return Broker.read("events").stream()
                .filter(record -> institution.equals(record.key()))
                .map(record -> new String(record.value(), UTF_8))
                .filter(event -> event.contains("\"source\":\"/cases\""))
                .filter(event -> !event.contains("\"type\":\"report."))
                .map(event -> Alike.of(event, institution))
                .toList();
    }
}
