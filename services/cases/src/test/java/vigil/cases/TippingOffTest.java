package vigil.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vigil.testkit.Door;

/** Who may not know of reports finds no trace of one anywhere. */
class TippingOffTest {

    private static final House HOUSE = House.shared();
    private static final List<String> READS =
            List.of(
                    "/v1/queue",
                    "/v1/queue/counts",
                    "/v1/queue/%1$s",
                    "/v1/cases",
                    "/v1/cases?q=quillfeather",
                    "/v1/cases?q=R-1",
                    "/v1/cases/%2$s",
                    "/v1/cases/%2$s/notes",
                    "/v1/cases/%2$s/timeline");

    @Test
    void aReportChangesNothingThatOthersSee() {
        Desk desk = new Desk(HOUSE, "tipping-off");
        Door reporter = HOUSE.door("tipping-off", "analyst", "reporter");
        UUID alert = desk.alert().opened().id;
        String caseId = desk.caseOf(alert).path("caseId").asString();
        List<Door> others = List.of(desk.analyst, desk.supervisor, desk.auditor);
        Map<String, String> before = crawl(others, alert, caseId);

        Door.Reply made =
                reporter.send(
                        reporter.request("/v1/reports")
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", "one")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"form\":\"sar\",\"caseId\":\"" + caseId + "\"}",
                                                UTF_8)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String id = made.json().path("reportId").asString();
        assertThat(reporter.get("/v1/reports/" + id).status()).isEqualTo(200);

        Map<String, String> after = crawl(others, alert, caseId);
        assertThat(after).isEqualTo(before);
        assertThat(after.values())
                .noneMatch(text -> text.contains(id) || text.contains("R-000001"));
    }

    @Test
    void withoutThePermissionNobodyLearnsWhetherAReportExists() {
        Desk desk = new Desk(HOUSE, "tipping-off-asked");
        Door reporter = HOUSE.door("tipping-off-asked", "reporter");
        Door.Reply made =
                reporter.send(
                        reporter.request("/v1/reports")
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", "one")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"form\":\"ctr\"}", UTF_8)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String there = made.json().path("reportId").asString();
        String nowhere = UUID.randomUUID().toString();

        for (Door officer :
                List.of(
                        desk.analyst,
                        desk.second,
                        desk.supervisor,
                        desk.auditor,
                        desk.administrator,
                        HOUSE.door("tipping-off-asked", "machine"))) {
            for (String path : List.of("", "/timeline", "/pdf", "/xml")) {
                Door.Reply real = officer.get("/v1/reports/" + there + path);
                Door.Reply invented = officer.get("/v1/reports/" + nowhere + path);
                assertThat(real.status()).isEqualTo(403);
                assertThat(real.text()).isEqualTo(invented.text());
            }
            assertThat(officer.get("/v1/reports").status()).isEqualTo(403);
            assertThat(officer.get("/v1/reports/forms").status()).isEqualTo(403);
            assertActsTellNothing(officer, there, nowhere);
            assertThat(officer.post("/v1/reports/" + there + "/approvals", "").status())
                    .isEqualTo(403);
        }
        Door stranger = HOUSE.door("tipping-off-other", "reporter");
        assertThat(stranger.get("/v1/reports/" + there).status()).isEqualTo(404);
        assertThat(stranger.get("/v1/reports").json().path("items").size()).isZero();
    }

    private static void assertActsTellNothing(Door officer, String there, String nowhere) {
        for (String act : List.of("abandonments", "abandonments/approvals", "answers")) {
            Door.Reply real = officer.post("/v1/reports/" + there + "/" + act, "{}");
            assertThat(real.status()).isEqualTo(403);
            assertThat(real.text())
                    .isEqualTo(officer.post("/v1/reports/" + nowhere + "/" + act, "{}").text());
        }
    }

    /** What everybody is answered everywhere, without what moves by itself. */
    private static Map<String, String> crawl(List<Door> officers, UUID alert, String caseId) {
        Map<String, String> seen = new LinkedHashMap<>();
        List<String> paths = new ArrayList<>();
        READS.forEach(path -> paths.add(path.formatted(alert, caseId)));
        for (int i = 0; i < officers.size(); i++) {
            for (String path : paths) {
                Door.Reply reply = officers.get(i).get(path);
                assertThat(reply.status()).as("nothing is at " + path).isNotEqualTo(404);
                seen.put(i + " " + path, reply.status() + " " + reply.text());
            }
        }
        return seen;
    }
}
