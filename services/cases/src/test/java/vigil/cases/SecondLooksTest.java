package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vigil.cases.SecondLooks.ALL;
import static vigil.cases.SecondLooks.DISAGREED;
import static vigil.cases.SecondLooks.LOOKS;
import static vigil.cases.SecondLooks.answer;
import static vigil.cases.SecondLooks.items;
import static vigil.cases.SecondLooks.look;
import static vigil.cases.SecondLooks.release;
import static vigil.cases.SecondLooks.rules;
import static vigil.cases.SecondLooks.take;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;

/** A share of what was closed, looked at again by another officer. */
class SecondLooksTest {

    private static final House HOUSE = House.shared();
    private static final String AGREED = "{\"verdict\":\"agreed\"}";
    private static final String REOPENING =
            DISAGREED.replace("\"words\"", "\"reopen\":true,\"words\"");

    private Desk desk = new Desk(HOUSE, "demo");

    /** An institution of its own for each test. */
    @BeforeEach
    void ownInstitution(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        desk = new Desk(HOUSE, name.substring(0, Math.min(60, name.length())));
    }

    @Test
    void nothingIsDrawnUntilASupervisorSaysAShare() {
        desk.dispose(desk.analyst, desk.alert().opened().id, "false_positive");

        assertThat(desk.auditor.get(LOOKS).json().path("items")).isEmpty();
        assertThat(desk.auditor.get(LOOKS + "/draws").json()).isEmpty();
        assertThat(rules(desk.analyst, 0, "{\"percent\":100}").status()).isEqualTo(403);
        assertThat(rules(desk.administrator, 0, "{\"percent\":100}").status()).isEqualTo(403);
        Door.Reply said = rules(desk.supervisor, 0, "{\"percent\":100}");
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        assertThat(rules(desk.supervisor, 0, "{\"percent\":50}").status()).isEqualTo(409);
        for (String wrong :
                List.of(
                        "{\"percent\":0}",
                        "{\"percent\":101}",
                        "{\"percent\":\"5\"}",
                        "{\"percent\":5,\"disposition\":\"reported\"}",
                        "{\"percent\":5,\"severity\":\"grave\"}",
                        "{\"percent\":5,\"firstDays\":0}",
                        "{\"percent\":5,\"officer\":\"a b\"}")) {
            assertThat(rules(desk.supervisor, 1, wrong).status()).as(wrong).isEqualTo(422);
        }
        assertThat(acts("queue.sampling_changed", "sampling")).isEqualTo(1);
    }

    @Test
    void whoClosedOrConfirmedItIsNoSecondOfficer() {
        rules(desk.supervisor, 0, "{\"percent\":100}");
        UUID item = desk.alert().with("score", 900).opened().id;
        desk.dispose(desk.analyst, item, "true_positive");
        assertThat(items(desk.auditor, ALL)).as("nothing is closed yet").isEmpty();
        desk.act(desk.second, item, "confirmations", "");

        JsonNode look = look(desk.analyst, item);

        for (Door own : List.of(desk.analyst, desk.second)) {
            assertThat(answer(own, look, AGREED).status()).isEqualTo(403);
            assertThat(take(own, look).status()).isEqualTo(403);
            assertThat(own.get(LOOKS + "/counts").json().path("forMe").asInt()).isZero();
        }
        assertThat(answer(desk.auditor, look, AGREED).status()).isEqualTo(403);
        assertThat(look.path("forMe").asBoolean()).isFalse();
        assertThat(desk.supervisor.get(LOOKS + "/counts").json().path("forMe").asInt())
                .isEqualTo(1);
        for (String own : List.of("analyst", "analyst-engineer")) {
            assertThatThrownBy(() -> forced(look, login(own)))
                    .hasMessageContaining("another_officer");
        }
        Door.Reply agreed = answer(desk.supervisor, look, AGREED);
        assertThat(agreed.status()).as(agreed.text()).isEqualTo(200);
        assertThat(agreed.json().path("reviewer").asString()).isEqualTo(login("supervisor"));
    }

    @Test
    void aDisagreementSaysWhyAndOpensTheAlertWhereItIsAskedTo() {
        rules(desk.supervisor, 0, "{\"percent\":100}");
        UUID kept = closed();
        UUID opened = closed();
        JsonNode look = look(desk.supervisor, kept);
        for (String wrong :
                List.of(
                        "{\"verdict\":\"disagreed\",\"words\":\"no\"}",
                        "{\"verdict\":\"disagreed\",\"faults\":[\"taste\"],\"words\":\"no\"}",
                        "{\"verdict\":\"disagreed\",\"faults\":[\"procedure\"]}",
                        "{\"verdict\":\"agreed\",\"faults\":[\"procedure\"]}",
                        "{\"verdict\":\"agreed\",\"reopen\":true}",
                        "{\"verdict\":\"lapsed\"}")) {
            assertThat(answer(desk.supervisor, look, wrong).status()).as(wrong).isEqualTo(422);
        }

        assertThat(answer(desk.supervisor, look, DISAGREED).status()).isEqualTo(200);
        Door.Reply reopened = answer(desk.supervisor, look(desk.supervisor, opened), REOPENING);

        assertThat(reopened.status()).as(reopened.text()).isEqualTo(200);
        assertThat(desk.state(kept)).isEqualTo("closed");
        assertThat(desk.state(opened)).isEqualTo("in_review");
        assertThat(timeline(opened))
                .startsWith("reopened", "second_look_disagreed", "second_look_drawn", "disposed");
        assertThat(acts("item.second_look_disagreed", kept.toString())).isEqualTo(1);
        JsonNode read = look(desk.analyst, kept);
        assertThat(read.path("words").asString()).isEqualTo("the port was not looked at");
        assertThat(read.path("faults")).hasSize(2);
        assertThat(
                        HOUSE.street()
                                .database()
                                .number(
                                        "select count(*) from second_looks where position('port'::bytea in words) > 0"))
                .as("words lie sealed")
                .isZero();
        assertThat(items(desk.second, ALL)).as("others do not read what was said of him").isEmpty();
        desk.dispose(desk.supervisor, opened, "true_positive");
        assertThat(items(desk.auditor, LOOKS)).as("it is drawn anew").contains(opened.toString());
    }

    @Test
    void whatIsOpenedAgainLapsesAndWhatIsInACaseIsTheCasesToOpen() {
        rules(desk.supervisor, 0, "{\"percent\":100}");
        UUID waits = closed();
        UUID taken = closed();
        assertThat(take(desk.supervisor, look(desk.supervisor, taken)).status()).isEqualTo(200);
        UUID answered = closed();
        answer(desk.supervisor, look(desk.supervisor, answered), AGREED);
        for (UUID item : List.of(waits, taken, answered)) {
            desk.act(desk.analyst, item, "reopenings", "{\"reason\":\"new_information\"}");
        }

        assertThat(look(desk.supervisor, waits).path("state").asString()).isEqualTo("lapsed");
        assertThat(look(desk.supervisor, taken).path("state").asString()).isEqualTo("lapsed");
        assertThat(look(desk.supervisor, answered).path("state").asString()).isEqualTo("agreed");
        assertThat(answer(desk.supervisor, look(desk.supervisor, waits), AGREED).status())
                .isEqualTo(409);
        assertThat(desk.supervisor.get(LOOKS + "/counts").json().path("open").asInt()).isZero();

        UUID inCase = desk.alert().opened().id;
        String id = desk.caseOf(inCase).path("caseId").asString();
        desk.tickAll(id);
        desk.caseAct(desk.analyst, id, "reviews", "");
        desk.caseAct(
                desk.analyst,
                id,
                "closings",
                "{\"outcome\":\"false_positive\",\"reason\":\"salaries\"}");
        desk.caseAct(desk.supervisor, id, "approvals", "");
        JsonNode look = look(desk.supervisor, inCase);
        assertThat(look.path("confirmedBy").asString()).isEqualTo(login("supervisor"));
        assertThat(look.path("caseId").asString()).isEqualTo(id);
        assertThat(answer(desk.second, look, REOPENING).status()).isEqualTo(409);
        assertThat(answer(desk.second, look, DISAGREED).status()).isEqualTo(200);
    }

    @Test
    void twoReviewersAtOnceGiveOneAnswer() throws Exception {
        rules(desk.supervisor, 0, "{\"percent\":100}");
        for (int round = 0; round < 10; round++) {
            UUID item = closed();
            JsonNode look = look(desk.supervisor, item);
            List<Callable<Integer>> both =
                    List.of(
                            () -> answer(desk.supervisor, look, AGREED).status(),
                            () -> answer(desk.second, look, REOPENING).status(),
                            () -> take(desk.supervisor, look).status(),
                            () ->
                                    desk.act(
                                                    desk.analyst,
                                                    item,
                                                    "reopenings",
                                                    "{\"reason\":\"later_activity\"}")
                                            .status());
            List<Integer> answers = new ArrayList<>();
            try (ExecutorService officers = Executors.newFixedThreadPool(4)) {
                for (Future<Integer> answer : officers.invokeAll(both)) {
                    answers.add(answer.get());
                }
            }

            assertThat(answers).allMatch(status -> status == 200 || status == 409);
            assertThat(answers.subList(0, 3))
                    .filteredOn(status -> status == 200)
                    .hasSizeLessThan(2);
            assertThat(timeline(item))
                    .filteredOn(what ->
                            what.equals("second_look_agreed")
                                    || what.equals("second_look_disagreed"))
                    .hasSizeLessThan(2);
        }
    }

    @Test
    void whoHasItKeepsItUntilASupervisorTakesItAway() {
        rules(desk.supervisor, 0, "{\"percent\":100}");
        UUID item = closed();
        JsonNode taken = take(desk.second, look(desk.second, item)).json();

        Door third = HOUSE.door(desk.institution, "analyst", "reporter");
        assertThat(answer(third, taken, AGREED).status()).isEqualTo(409);
        assertThat(take(third, taken).status()).isEqualTo(409);
        assertThat(release(third, taken).status()).isEqualTo(409);
        assertThat(release(desk.supervisor, taken).status()).isEqualTo(200);
        assertThat(answer(desk.second, taken, AGREED).status()).as("as it was seen").isEqualTo(409);
        Door.Reply spoken =
                answer(
                        third,
                        look(third, item),
                        "{\"verdict\":\"agreed\",\"words\":\"the SAR was filed on Monday\"}");
        assertThat(spoken.status()).as("others read it").isEqualTo(422);
        assertThat(answer(third, look(third, item), AGREED).status()).isEqualTo(200);
    }

    @Test
    void ratesStandWithTheirBoundAndEachSeesHisOwn() {
        rules(desk.supervisor, 0, "{\"percent\":100}");
        for (int i = 0; i < 4; i++) {
            answer(desk.second, look(desk.second, closed()), i == 0 ? DISAGREED : AGREED);
        }
        closed();
        desk.dispose(
                desk.supervisor,
                desk.alert().with("scenario", "velocity").opened().id,
                "false_positive");

        JsonNode figures = desk.auditor.get(LOOKS + "/figures").json();

        JsonNode all = figures.path("all");
        assertThat(all.path("closings").asInt()).isEqualTo(6);
        assertThat(all.path("open").asInt()).isEqualTo(2);
        assertThat(all.path("rate").asDouble()).isEqualTo(0.25);
        assertThat(all.path("atMost").asDouble()).isBetween(0.751, 0.752);
        assertThat(all.path("evidenceMissed").asInt()).isEqualTo(1);
        assertThat(figures.path("byOfficer")).hasSize(2);
        assertThat(figures.path("byScenario")).hasSize(2);
        assertThat(figures.at("/byOfficer/1").has("atMost")).isFalse();
        JsonNode own = desk.analyst.get(LOOKS + "/figures").json().path("byOfficer");
        assertThat(own).hasSize(1);
        assertThat(own.at("/0/key").asString()).isEqualTo(login("analyst"));
        assertThat(desk.second.get(LOOKS + "/figures").json().path("byOfficer")).isEmpty();
        assertThat(desk.auditor.get(LOOKS + "/csv?state=disagreed").text())
                .contains("evidence_missed procedure")
                .doesNotContain("port")
                .hasLineCount(2);
        assertThat(desk.analyst.get(LOOKS + "/csv").status()).isEqualTo(403);
        assertThat(new Desk(HOUSE, "anotherbank").auditor.get(ALL).json().path("items")).isEmpty();
    }

    @Test
    void theTablesRefuseWhatTheHouseNeverDoes() {
        rules(desk.supervisor, 0, "{\"percent\":100}");
        UUID item = closed();
        String of = " where item_id = '" + item + "'";
        for (String change :
                List.of(
                        "update closing_draws set drawn = 9999" + of,
                        "delete from closing_draws" + of,
                        "update sampling_plans set rules = '[]'",
                        "update draw_months set commitment = repeat('0', 64)",
                        "delete from second_looks" + of,
                        "update second_looks set closed_by = 'nobody', version = version + 1" + of,
                        "update second_looks set state = 'agreed', answered_at = now(), version = version + 1"
                                + of,
                        "update second_looks set state = 'lapsed'" + of,
                        "insert into second_looks (look_id, institution, item_id, closing, disposition, closed_by, closed_at, due_at, state) select gen_random_uuid(), institution, item_id, closing + 1, disposition, closed_by, closed_at, due_at, 'waiting' from second_looks"
                                + of)) {
            assertThatThrownBy(() -> HOUSE.street().database().asHouse(desk.institution, change))
                    .as(change)
                    .isInstanceOf(SQLException.class);
        }
        answer(desk.supervisor, look(desk.supervisor, item), AGREED);
        assertThatThrownBy(() ->
                        HOUSE.street()
                                .database()
                                .asHouse(
                                        desk.institution,
                                        "update second_looks set state = 'waiting', answered_at = null, version = version + 1"
                                                + of))
                .hasMessageContaining("what was answered stays");
    }

    private void forced(JsonNode look, String reviewer) throws SQLException {
        HOUSE.street()
                .database()
                .asHouse(
                        desk.institution,
                        "update second_looks set state = 'taken', reviewer = '%s', version = version + 1 where look_id = '%s'"
                                .formatted(reviewer, look.path("lookId").asString()));
    }

    private UUID closed() {
        UUID item = desk.alert().opened().id;
        assertThat(desk.dispose(desk.analyst, item, "false_positive").status()).isEqualTo(200);
        return item;
    }

    private String login(String role) {
        return desk.institution + "-" + role;
    }

    private List<String> timeline(UUID item) {
        List<String> what = new ArrayList<>();
        desk.item(item)
                .json()
                .path("timeline")
                .forEach(entry -> what.add(entry.path("what").asString()));
        return what;
    }

    private long acts(String verb, String object) {
        return HOUSE.street().database().acts(desk.institution, verb, object);
    }
}
