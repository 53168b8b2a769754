package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;
import vigil.testkit.Planted;

/** Institutions do not see each other, roles see what they need, and tables keep their rules. */
class IsolationTest {

    private static final House HOUSE = House.shared();

    private final Desk here = new Desk(HOUSE, "isolated-here");
    private final Desk there = new Desk(HOUSE, "isolated-there");

    @Test
    void anotherInstitutionFindsNothing() {
        UUID item = here.alert().opened().id;
        String id = here.caseOf(item).path("caseId").asString();

        assertThat(there.analyst.get("/v1/queue").json().path("items").isEmpty()).isTrue();
        assertThat(there.analyst.get("/v1/cases?q=quillfeather").json().path("items").isEmpty())
                .isTrue();
        for (String path :
                List.of(
                        "/v1/queue/" + item,
                        "/v1/cases/" + id,
                        "/v1/cases/" + id + "/notes",
                        "/v1/cases/" + id + "/timeline",
                        "/v1/cases/" + id + "/files",
                        "/v1/cases/" + id + "/requests")) {
            assertThat(there.analyst.get(path).status()).as(path).isEqualTo(404);
        }
        here.tag(item, "gladiolus");
        assertThat(here.analyst.get("/v1/queue/tags").text()).contains("gladiolus");
        assertThat(there.analyst.get("/v1/queue/tags").json().isEmpty()).isTrue();
        assertThat(there.analyst.get("/v1/queue?tag=gladiolus").json().path("items").isEmpty())
                .isTrue();
        assertThat(
                        Desk.put(there.analyst, "/v1/queue/" + item + "/tags", 3, "{\"tags\":[]}")
                                .status())
                .isEqualTo(404);
        assertThat(there.supervisor.get("/v1/case-exports/" + id).status()).isEqualTo(404);
        assertThat(
                        Desk.send(
                                        there.analyst,
                                        "/v1/queue/" + item + "/dispositions",
                                        2,
                                        Desk.disposition("false_positive"))
                                .status())
                .isEqualTo(404);
    }

    @Test
    void enginesAndMachinesSeeNoWork() {
        for (String role : List.of("engineer", "machine", "administrator")) {
            Door door = HOUSE.door("isolated-here", role);
            assertThat(door.get("/v1/queue").status()).as(role).isEqualTo(403);
            assertThat(door.get("/v1/cases").status()).as(role).isEqualTo(403);
        }
        assertThat(here.auditor.get("/v1/queue").status()).isEqualTo(200);
        assertThat(here.auditor.post("/v1/queue/next", "").status()).isEqualTo(403);
    }

    @Test
    void theTablesRefuseWhatTheHouseNeverDoes() {
        UUID item = here.alert().with("score", 900).opened().id;
        here.dispose(here.analyst, item, "false_positive");
        JsonNode made = here.caseOf(here.alert().opened().id);
        String id = made.path("caseId").asString();
        String analyst = here.institution + "-analyst";
        assertThat(here.caseDetail(id).has("summary")).isTrue();

        for (String change :
                List.of(
                        "delete from work_items where item_id = '" + item + "'",
                        "update work_items set version = version + 1, state = 'closed', disposition = proposal where item_id = '"
                                + item
                                + "'",
                        "update dispositions set confirmed_by = '"
                                + analyst
                                + "' where item_id = '"
                                + item
                                + "'",
                        "update dispositions set four_eyes = false where item_id = '" + item + "'",
                        "update cases set version = version + 1, state = 'closed' where case_id = '"
                                + id
                                + "'",
                        "update case_items set case_id = case_id",
                        "delete from timeline",
                        "update timeline set actor = 'somebody'",
                        "delete from case_views")) {
            assertThatThrownBy(() -> HOUSE.street().database().asHouse(here.institution, change))
                    .as(change)
                    .isInstanceOf(SQLException.class)
                    .extracting(failure -> ((SQLException) failure).getSQLState())
                    .isEqualTo("23514");
        }
    }

    @Test
    void officersWordsLieOpenNowhere() {
        UUID item = here.alert().opened().id;
        String id = here.caseOf(here.alert().opened().id).path("caseId").asString();
        here.act(
                here.analyst,
                item,
                "dispositions",
                "{\"disposition\":\"false_positive\",\"reason\":\"Xanthippe Plantedname pays rent\"}");
        here.analyst.post(
                "/v1/cases/" + id + "/notes", "{\"words\":\"Xanthippe Plantedname was called\"}");
        here.analyst.post(
                "/v1/cases/" + id + "/requests",
                "{\"addressee\":\"customer\",\"question\":\"Who is Xanthippe Plantedname?\",\"dueAt\":\"2027-01-01T00:00:00Z\"}");

        assertThat(
                        new Planted(List.of("Xanthippe", "Plantedname", "plantedname"))
                                .inRows(HOUSE.street().database())
                                .inTopic("events")
                                .inTopic("evidence")
                                .found())
                .isEmpty();
    }
}
