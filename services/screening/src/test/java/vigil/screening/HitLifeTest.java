package vigil.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;

/** Hits from the first sight to the end, as an institution meets them. */
class HitLifeTest {

    private static final House HOUSE = House.on(new StreetParts("screening"));
    private static final String JANE = "Xantippe Quillfeather";
    private static final String BORN = "\"birthDate\":[\"1961-03-04\"]";

    private Desk desk = new Desk(HOUSE, "demo");
    private String list = "";

    @AfterAll
    static void closeTheHouse() {
        HOUSE.close();
    }

    /** An institution and a list of its own for each test. */
    @BeforeEach
    void ownInstitution(TestInfo test) {
        list = test.getTestMethod().orElseThrow().getName().toLowerCase(java.util.Locale.ROOT);
        list = list.substring(0, Math.min(40, list.length()));
        desk = new Desk(HOUSE, list);
    }

    /** All lists are everybody's. */
    @AfterEach
    void emptyTheList() {
        desk.bring(list, Desk.person("x-0", "Zebulon Harmless"));
    }

    @Test
    void aCustomerIsScreenedWhenItIsPut() {
        String version =
                desk.bring(list, Desk.person("x-1", JANE), Desk.person("x-2", "Otto Normal"))
                        .path("version")
                        .asString();

        JsonNode hits = desk.put("c-1", Desk.described(JANE));

        assertThat(hits.size()).isEqualTo(1);
        assertThat(hits.get(0).path("entry").asString()).isEqualTo("x-1");
        assertThat(hits.get(0).path("state").asString()).isEqualTo("open");
        assertThat(hits.get(0).path("score").asDouble()).isGreaterThan(0.7);
        assertThat(hits.get(0).path("listVersion").asString()).isEqualTo(version);
        assertThat(desk.put("c-2", Desk.described("Somebody Altogetherelse")).isEmpty()).isTrue();
        Door.Reply again = desk.tryPut("c-1", Desk.described(JANE));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("version").asInt()).isEqualTo(1);
        assertThat(again.json().path("hits")).isEqualTo(hits);
        assertThat(desk.machine.get("/v1/screening/customers").json().path("items").size())
                .isEqualTo(2);
        assertThat(
                        desk.analyst
                                .get("/v1/screening/customers/c-1")
                                .json()
                                .at("/properties/name/0")
                                .asString())
                .isEqualTo(JANE);
    }

    @Test
    void whoLooksAtACustomerSaysWhatFor() {
        desk.put("c-1", Desk.described(JANE));
        String one = "/v1/screening/customers/c-1";

        assertThat(desk.analyst.get(one + "?purpose=investigation&reference=C-000012").status())
                .isEqualTo(200);
        assertThat(desk.analyst.get(one + "?purpose=curiosity").status()).isEqualTo(422);
        assertThat(desk.analyst.get(one + "?reference=C-000012").status()).isEqualTo(422);

        assertThat(
                        HOUSE.street()
                                .database()
                                .number(
                                        """
                                        select count(*) from outbox where topic = 'evidence'
                                            and convert_from(payload, 'UTF8')::json ->> 'verb' = 'customer.viewed'
                                            and convert_from(payload, 'UTF8')::json -> 'details' ->> 'purpose' = 'investigation'
                                            and convert_from(payload, 'UTF8')::json -> 'details' ->> 'reference' = 'C-000012'\
                                        """))
                .isOne();
    }

    @Test
    void aListDeltaOpensRescoresAndCloses() {
        desk.bring(list, Desk.person("x-9", "Otto Normal"));
        desk.put("c-1", Desk.described(JANE, BORN));

        desk.bring(list, Desk.person("x-9", "Otto Normal"), Desk.person("x-1", JANE));
        JsonNode found = desk.hit("c-1");
        assertThat(desk.standing("c-1")).isEqualTo("open/found");

        desk.bring(list, Desk.person("x-9", "Otto Normal"), Desk.person("x-1", JANE, BORN));
        JsonNode rescored = desk.hit("c-1");
        assertThat(rescored.path("score").asDouble()).isGreaterThan(found.path("score").asDouble());
        assertThat(rescored.path("entryVersion")).isNotEqualTo(found.path("entryVersion"));

        desk.bring(
                list, Desk.person("x-9", "Otto Normal"), Desk.person("x-1", "Ludmilla Zwartkopf"));
        assertThat(desk.standing("c-1")).isEqualTo("closed/entry_changed");

        desk.bring(list, Desk.person("x-9", "Otto Normal"), Desk.person("x-1", JANE));
        assertThat(desk.standing("c-1")).isEqualTo("open/entry_changed");

        desk.bring(list, Desk.person("x-9", "Otto Normal"));
        assertThat(desk.standing("c-1")).isEqualTo("closed/entry_removed");

        desk.bring(list, Desk.person("x-9", "Otto Normal"), Desk.person("x-1", JANE));
        assertThat(desk.standing("c-1")).isEqualTo("open/entry_returned");
    }

    @Test
    void aCustomerWhoChangesOrLeavesTakesTheHitAlong() {
        desk.bring(list, Desk.person("x-1", JANE));
        desk.put("c-1", Desk.described(JANE));

        assertThat(desk.put("c-1", Desk.described("Ludmilla Zwartkopf")).isEmpty()).isTrue();
        assertThat(desk.standing("c-1")).isEqualTo("closed/customer_changed");
        desk.put("c-1", Desk.described(JANE));
        assertThat(desk.standing("c-1")).isEqualTo("open/customer_changed");
        String hit = desk.hit("c-1").path("hit").asString();
        assertThat(desk.remove("c-1")).isEqualTo(204);
        assertThat(desk.standing("c-1")).isEqualTo("closed/customer_left");
        assertThat(desk.remove("c-1")).isEqualTo(404);
        assertThat(desk.analyst.get("/v1/screening/customers/c-1").status()).isEqualTo(404);
        JsonNode shut = desk.analyst.get("/v1/screening/hits/" + hit).json();
        assertThat(shut.path("evidence").isEmpty()).isTrue();
        assertThat(shut.has("explanation")).isFalse();
        assertThat(
                        HOUSE.street()
                                .database()
                                .number(
                                        "select count(*) from subject_keys where institution = '"
                                                + list
                                                + "'"))
                .isZero();

        desk.bring(list, Desk.person("x-1", JANE, BORN));
        assertThat(desk.standing("c-1")).isEqualTo("closed/customer_left");
        desk.put("c-1", Desk.described(JANE));
        assertThat(desk.standing("c-1")).isEqualTo("open/customer_returned");
        assertThat(desk.hit("c-1").path("customerVersion").asInt()).isEqualTo(5);
    }

    @Test
    void aHitExplainsItselfFromTheVersionsItIsBoundTo() {
        String first = desk.bring(list, Desk.person("x-1", JANE, BORN)).path("version").asString();
        desk.put("c-1", Desk.described(JANE, BORN));
        desk.bring(list, Desk.person("x-1", JANE, BORN), Desk.person("x-2", "Otto Normal"));

        Door.Reply reply =
                desk.analyst.get("/v1/screening/hits/" + desk.hit("c-1").path("hit").asString());

        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        JsonNode detail = reply.json();
        assertThat(detail.at("/summary/listVersion").asString()).isEqualTo(first);
        assertThat(detail.at("/explanation/version").asString()).isEqualTo(first);
        assertThat(detail.at("/explanation/caption").asString()).isEqualTo(JANE);
        assertThat(detail.at("/explanation/score")).isEqualTo(detail.at("/summary/score"));
        assertThat(detail.at("/explanation/explanation/0").asString()).contains(JANE);
        assertThat(detail.path("evidence"))
                .extracting(piece -> piece.path("finding").asString())
                .contains("names-aligned", "same-day");
    }

    @Test
    void aFalsePositiveNeedsASecondOfficer() throws SQLException {
        desk.bring(list, Desk.person("x-1", JANE));
        desk.put("c-1", Desk.described(JANE));
        JsonNode seen = desk.hit("c-1");

        Door.Reply proposed = desk.judge(desk.analyst, seen, "false_positive");
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(200);
        assertThat(proposed.json().path("waitsForSecond").asBoolean()).isTrue();
        assertThat(desk.standing("c-1")).isEqualTo("open/found");
        assertThat(desk.confirm(desk.analyst, desk.hit("c-1")).status()).isEqualTo(403);
        assertThat(desk.confirm(desk.supervisor, seen).json().path("code").asString())
                .isEqualTo("stale-version");
        assertThat(whitelist("").isEmpty()).isTrue();
        assertThatThrownBy(() -> asHouse("update judgements set confirmed_by = author"))
                .hasMessageContaining("four_eyes");
        assertThatThrownBy(() ->
                        asHouse(
                                "update hits set state = 'false_positive', judgement = proposal, revision = revision + 1"))
                .hasMessageContaining("judged by a judgement in effect");

        Door.Reply confirmed = desk.confirm(desk.supervisor, desk.hit("c-1"));

        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(desk.standing("c-1")).isEqualTo("false_positive/judged");
        assertThat(whitelist("").size()).isEqualTo(1);
        assertThat(whitelist("").get(0).path("confirmedBy").asString()).endsWith("supervisor");
        String hit = seen.path("hit").asString();
        assertThat(acts("hit.judgement_proposed", hit)).isEqualTo(1);
        assertThat(acts("hit.judgement_confirmed", hit)).isEqualTo(1);
        JsonNode judgement =
                desk.analyst.get("/v1/screening/hits/" + hit).json().at("/judgements/0");
        assertThat(judgement.path("reason").asString()).isEqualTo("born elsewhere");
        assertThatThrownBy(() -> asHouse("delete from whitelist"))
                .hasMessageContaining("ends, and stays");
        assertThatThrownBy(() -> asHouse("delete from hits")).hasMessageContaining("never deleted");
    }

    @Test
    void aTrueMatchTakesEffectAtOnceAndCanBeUndoneByTwo() {
        desk.bring(list, Desk.person("x-1", JANE));
        desk.put("c-1", Desk.described(JANE));

        desk.judge(desk.analyst, desk.hit("c-1"), "true_match");
        assertThat(desk.standing("c-1")).isEqualTo("true_match/judged");
        assertThat(
                        desk.judge(desk.analyst, desk.hit("c-1"), "true_match")
                                .json()
                                .path("code")
                                .asString())
                .isEqualTo("wrong-state");
        desk.judge(desk.supervisor, desk.hit("c-1"), "false_positive");
        assertThat(desk.standing("c-1")).isEqualTo("true_match/judged");
        assertThat(desk.analyst.get("/v1/screening/hits?waiting=true").json().path("items").size())
                .isEqualTo(1);
        desk.confirm(desk.analyst, desk.hit("c-1"));
        assertThat(desk.standing("c-1")).isEqualTo("false_positive/judged");
        desk.judge(desk.analyst, desk.hit("c-1"), "undecided");
        assertThat(desk.standing("c-1")).isEqualTo("undecided/judged");
        assertThat(whitelist("").isEmpty()).isTrue();
        assertThat(whitelist("?ended=true").get(0).path("endReason").asString())
                .isEqualTo("judged_otherwise");
    }

    @Test
    void theWhitelistHoldsWhileBothSayWhatTheySaid() {
        desk.bring(list, Desk.person("x-1", JANE));
        desk.put("c-1", Desk.described(JANE));
        desk.whitelisted("c-1");

        desk.bring(list, Desk.person("x-1", JANE), Desk.person("x-2", "Otto Normal"));
        assertThat(desk.standing("c-1")).isEqualTo("false_positive/judged");
        desk.bring(list, Desk.person("x-2", "Otto Normal"));
        assertThat(desk.standing("c-1")).isEqualTo("closed/entry_removed");
        desk.bring(list, Desk.person("x-1", JANE), Desk.person("x-2", "Otto Normal"));
        assertThat(desk.standing("c-1")).isEqualTo("false_positive/judged");
        assertThat(whitelist("").size()).isEqualTo(1);

        desk.bring(list, Desk.person("x-1", JANE, BORN));
        assertThat(desk.standing("c-1")).isEqualTo("open/entry_changed");
        assertThat(whitelist("").isEmpty()).isTrue();

        desk.whitelisted("c-1");
        desk.put("c-1", Desk.described(JANE, "\"country\":[\"de\"]"));
        assertThat(desk.standing("c-1")).isEqualTo("open/customer_changed");
        assertThat(whitelist("").isEmpty()).isTrue();
        assertThat(whitelist("?ended=true"))
                .extracting(entry -> entry.path("endReason").asString())
                .containsExactly("customer_changed", "entry_changed");
    }

    @Test
    void aPairIsTakenOffTheWhitelist() {
        desk.bring(list, Desk.person("x-1", JANE));
        desk.put("c-1", Desk.described(JANE));
        desk.whitelisted("c-1");
        String entry = whitelist("").get(0).path("id").asString();

        Door.Reply reply = withdraw(entry);

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(desk.standing("c-1")).isEqualTo("open/whitelist_withdrawn");
        assertThat(withdraw(entry).status()).isEqualTo(404);
        assertThat(whitelist("?ended=true").get(0).path("endReason").asString())
                .isEqualTo("withdrawn");
    }

    @Test
    void aJudgementThatWaitsIsWithdrawnWhenThePairChanges() {
        desk.bring(list, Desk.person("x-1", JANE));
        desk.put("c-1", Desk.described(JANE));
        desk.judge(desk.analyst, desk.hit("c-1"), "false_positive");

        desk.bring(list, Desk.person("x-1", JANE, BORN));

        assertThat(desk.hit("c-1").path("waitsForSecond").asBoolean()).isFalse();
        assertThat(desk.confirm(desk.supervisor, desk.hit("c-1")).json().path("code").asString())
                .isEqualTo("wrong-state");
        assertThat(desk.standing("c-1")).isEqualTo("open/found");
    }

    @Test
    void withoutFourEyesOneOfficerIsEnough() {
        Door.Reply before = desk.administrator.get("/v1/screening/settings");
        assertThat(before.json().path("fourEyes").asBoolean()).isTrue();
        assertThat(settings(desk.supervisor, before).status()).isEqualTo(403);
        assertThat(settings(desk.administrator, before).status()).isEqualTo(200);
        assertThat(settings(desk.administrator, before).status()).isEqualTo(409);
        desk.bring(list, Desk.person("x-1", JANE));
        desk.put("c-1", Desk.described(JANE));

        desk.judge(desk.analyst, desk.hit("c-1"), "false_positive");

        assertThat(desk.standing("c-1")).isEqualTo("false_positive/judged");
    }

    @Test
    void aBatchIsAnsweredRowByRow() {
        desk.bring(list, Desk.person("x-1", JANE));
        String body =
                """
                {"customers":[
                  {"customer":"b-1","schema":"Person","properties":{"name":["%s"]}},
                  {"customer":"b-2","schema":"Sanction","properties":{}},
                  {"customer":"b 3","schema":"Person","properties":{"name":["A B"]}},
                  {"customer":"b-1","schema":"Person","properties":{"name":["C D"]}},
                  {"customer":"b-5","schema":"Person","properties":{"name":["E F"]}}]}\
                """
                        .formatted(JANE);

        Door.Reply reply = desk.machine.post("/v1/screening/customers", body);

        assertThat(reply.status()).isEqualTo(207);
        JsonNode results = reply.json().path("results");
        assertThat(results)
                .extracting(row -> row.path("status").asInt())
                .containsExactly(201, 422, 422, 422, 201);
        assertThat(results.get(0).at("/hits/0/entry").asString()).isEqualTo("x-1");
        assertThat(results.get(1).at("/errors/0/field").asString()).isEqualTo("customer.schema");
        assertThat(results.get(3).at("/errors/0/reason").asString()).contains("already");
    }

    private static Door.Reply settings(Door door, Door.Reply seen) {
        return door.send(
                door.request("/v1/screening/settings")
                        .header("Content-Type", "application/json")
                        .header("If-Match", seen.header("ETag"))
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"fourEyes\":false}")));
    }

    private Door.Reply withdraw(String entry) {
        return desk.supervisor.send(
                desk.supervisor
                        .request("/v1/screening/whitelist/" + entry)
                        .header("Content-Type", "application/json")
                        .method(
                                "DELETE",
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"reason\":\"a passport turned up\"}")));
    }

    private JsonNode whitelist(String query) {
        return desk.analyst.get("/v1/screening/whitelist" + query).json().path("items");
    }

    private void asHouse(String statement) throws SQLException {
        HOUSE.street().database().asHouse(list, statement);
    }

    private long acts(String verb, String object) {
        return HOUSE.street().database().acts(list, verb, object);
    }
}
