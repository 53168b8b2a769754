package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;

/** Cases from their making to their end, as officers meet them. */
class CasesTest {

    private static final House HOUSE = House.shared();
    private static final String CLOSING =
            "{\"outcome\":\"no_further_action\",\"reason\":\"explained by invoices\"}";

    private Desk desk = new Desk(HOUSE, "demo");

    /** An institution of its own for each test. */
    @BeforeEach
    void ownInstitution(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        desk = new Desk(HOUSE, name.substring(0, Math.min(60, name.length())));
    }

    @Test
    void aCaseIsMadeOfAlertsAndClosedByTwoOfficersWithThem() {
        Desk.Alert alert = desk.alert().with("score", 900).opened();
        JsonNode made = desk.caseOf(alert.id);
        String id = made.path("caseId").asString();
        assertThat(made.path("reference").asString()).isEqualTo("C-000001");
        assertThat(desk.state(alert.id)).isEqualTo("escalated");
        assertThat(desk.dispose(desk.analyst, alert.id, "false_positive").status()).isEqualTo(409);

        assertThat(desk.caseAct(desk.analyst, id, "reviews", "").status()).isEqualTo(200);
        Door.Reply early = desk.caseAct(desk.analyst, id, "closings", CLOSING);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().at("/current/checklist").size()).isPositive();
        desk.tickAll(id);
        Door.Reply proposed = desk.caseAct(desk.analyst, id, "closings", CLOSING);
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(200);
        assertThat(desk.caseAct(desk.analyst, id, "approvals", "").status()).isEqualTo(403);
        Door.Reply approved = desk.caseAct(desk.supervisor, id, "approvals", "");
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);

        assertThat(desk.caseDetail(id).at("/summary/state").asString()).isEqualTo("closed");
        assertThat(desk.state(alert.id)).isEqualTo("closed");
        assertThat(desk.item(alert.id).json().at("/dispositions/0/confirmedBy").asString())
                .isEqualTo(desk.institution + "-supervisor");
        assertThat(
                        desk.caseAct(
                                        desk.supervisor,
                                        id,
                                        "reopenings",
                                        "{\"reason\":\"new_information\"}")
                                .status())
                .isEqualTo(200);
        assertThat(desk.state(alert.id)).isEqualTo("escalated");
    }

    @Test
    void whoApprovesSignedInNotLongAgo() {
        String id = desk.caseOf(desk.alert().opened().id).path("caseId").asString();
        desk.caseAct(desk.analyst, id, "reviews", "");
        desk.tickAll(id);
        desk.caseAct(desk.analyst, id, "closings", CLOSING);

        Door.Reply old = approval(id, Duration.ofHours(5), 2);

        assertThat(old.status()).isEqualTo(401);
        assertThat(old.json().path("code").asString()).isEqualTo("step-up-needed");
        assertThat(old.header("WWW-Authenticate"))
                .contains("insufficient_user_authentication", "max_age=\"14400\"");
        assertThat(approval(id, Duration.ZERO, 1).status()).as("a password alone").isEqualTo(401);
        assertThat(approval(id, Duration.ofHours(3), 2).status()).isEqualTo(200);
    }

    private Door.Reply approval(String id, Duration ago, int level) {
        String token =
                StreetParts.issuer().signedInToken(ago, level, desk.institution, "supervisor");
        String path = "/v1/cases/" + id + "/approvals";
        int version = desk.caseDetail(id).at("/summary/version").asInt();
        return desk.supervisor.send(
                desk.supervisor
                        .request(path)
                        .setHeader("Authorization", "Bearer " + token)
                        .header("If-Match", '"' + Integer.toString(version) + '"')
                        .POST(HttpRequest.BodyPublishers.noBody()));
    }

    @Test
    void aCaseClosesAllItsItemsHoweverMany() throws SQLException {
        Desk.Alert alert = desk.alert().opened();
        String id = desk.caseOf(alert.id).path("caseId").asString();
        oneThousandMoreLike(alert.id);
        desk.caseAct(desk.analyst, id, "reviews", "");
        desk.tickAll(id);
        assertThat(desk.caseAct(desk.analyst, id, "closings", CLOSING).status()).isEqualTo(200);

        assertThat(desk.caseAct(desk.supervisor, id, "approvals", "").status()).isEqualTo(200);

        assertThat(inState(id, "closed")).isEqualTo(1_001);
        assertThat(inState(id, "escalated")).isZero();
    }

    private static long inState(String id, String state) {
        return HOUSE.street()
                .database()
                .number(
                        "select count(*) from work_items where case_id = '%s' and state = '%s'"
                                .formatted(id, state));
    }

    /** Past the rows' own rules: one after the other they would take a minute to come. */
    private static void oneThousandMoreLike(UUID item) throws SQLException {
        try (Connection overseer = HOUSE.street().database().overseer();
                Statement statement = overseer.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(
                    """
                    insert into work_items overriding system value
                    select (jsonb_populate_record(null::work_items, to_jsonb(w)
                        || jsonb_build_object('item_id', gen_random_uuid(), 'number', w.number + 100000 + n))).*
                    from work_items w, generate_series(1, 1000) n where w.item_id = '%1$s';
                    insert into case_items (item_id, case_id, institution, added_by, added_at)
                    select w.item_id, w.case_id, w.institution, 'test', now() from work_items w
                    where w.case_id = (select case_id from work_items where item_id = '%1$s')
                    on conflict do nothing\
                    """
                            .formatted(item));
        }
    }

    @Test
    void anOfficerWhoIsBothCannotApproveHisOwn() {
        Door both = HOUSE.door(desk.institution, "supervisor");
        String id = desk.caseOf(desk.alert().opened().id).path("caseId").asString();
        desk.tickAll(id);
        desk.caseAct(both, id, "reviews", "");
        assertThat(desk.caseAct(both, id, "closings", CLOSING).status()).isEqualTo(200);

        assertThat(desk.caseAct(both, id, "approvals", "").status()).isEqualTo(403);
    }

    @Test
    void anAlertIsInOneCaseAtMost() {
        Desk.Alert alert = desk.alert().opened();
        desk.caseOf(alert.id);

        Door.Reply again =
                desk.analyst.post(
                        "/v1/cases", "{\"title\":\"Again\",\"items\":[\"" + alert.id + "\"]}");

        assertThat(again.status()).isEqualTo(409);
    }

    @Test
    void casesAreFoundByWholeWordsOfTitlesAndNotes() {
        String id = desk.caseOf(desk.alert().opened().id).path("caseId").asString();
        desk.caseOf(desk.alert().opened().id);
        Door.Reply noted =
                desk.analyst.post(
                        "/v1/cases/" + id + "/notes",
                        "{\"words\":\"Called the branch in Zürich\",\"mentions\":[\"somebody\"]}");
        assertThat(noted.status()).as(noted.text()).isEqualTo(201);

        assertThat(found("q=quillfeather")).isEqualTo(2);
        assertThat(found("q=zurich%20RING")).isEqualTo(1);
        assertThat(found("q=c-2")).isEqualTo(1);
        assertThat(found("q=zuric")).isZero();
        assertThat(
                        desk.analyst
                                .get("/v1/cases/" + id + "/notes")
                                .json()
                                .at("/items/0/words")
                                .asString())
                .isEqualTo("Called the branch in Zürich");
        JsonNode looks = desk.supervisor.get("/v1/cases/" + id + "/views").json().path("items");
        assertThat(looks.get(0).path("what").asString()).isEqualTo("notes");
        assertThat(desk.analyst.get("/v1/cases/" + id + "/views").status()).isEqualTo(403);
    }

    @Test
    void whoLooksAgainWithinTheHourHasLookedOnce() {
        String id = desk.caseOf(desk.alert().opened().id).path("caseId").asString();
        for (int i = 0; i < 5; i++) {
            desk.caseDetail(id);
            desk.analyst.get("/v1/cases/" + id + "/notes");
            desk.supervisor.get("/v1/cases/" + id);
            desk.supervisor.get("/v1/case-exports/" + id);
        }

        JsonNode looks = desk.supervisor.get("/v1/cases/" + id + "/views").json().path("items");

        // Five exports, and each officer's case and notes; twice when the hour ended meanwhile.
        assertThat(looks.size()).isBetween(8, 11);
        assertThat(
                        looks.valueStream()
                                .filter(look -> look.path("what").asString().equals("export")))
                .hasSize(5);
    }

    private int found(String query) {
        Door.Reply reply = desk.analyst.get("/v1/cases?" + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().path("items").size();
    }
}
