package vigil.cases;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import tools.jackson.databind.JsonNode;
import vigil.kernel.secrecy.MasterKey;
import vigil.testkit.Door;

/** A share of what was closed, looked at again by another officer. */
class SecondLooksTest {

    private static final House HOUSE = House.shared();
    private static final String LOOKS = "/v1/queue/second-looks";
    private static final String ALL =
            LOOKS + "?state=waiting,taken,agreed,disagreed,lapsed&limit=1000";
    private static final String AGREED = "{\"verdict\":\"agreed\"}";
    private static final String DISAGREED =
            "{\"verdict\":\"disagreed\",\"faults\":[\"evidence_missed\",\"procedure\"],\"words\":\"the port was not looked at\"}";
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
    void theLargestShareOfTheRulesThatFitCounts() {
        rules(
                desk.supervisor,
                0,
                "{\"percent\":0.01,\"disposition\":\"false_positive\"}",
                "{\"percent\":100,\"severity\":\"critical\"}",
                "{\"percent\":100,\"officer\":\"" + login("supervisor") + "\"}",
                "{\"percent\":50,\"firstDays\":28}");

        desk.dispose(desk.analyst, alert("critical"), "no_further_action");
        desk.dispose(desk.supervisor, alert("low"), "customer_exited");
        desk.dispose(desk.analyst, alert("low"), "false_positive");

        List<String> shares = new ArrayList<>();
        draws().forEach(draw -> shares.add(draw.get(4)));
        assertThat(shares).containsExactly("10000", "10000", "5000");
    }

    @Test
    void anAuditorMakesTheDrawsAgain() throws GeneralSecurityException {
        rules(desk.supervisor, 0, "{\"percent\":30}");
        for (int i = 0; i < 40; i++) {
            desk.dispose(desk.analyst, desk.alert().opened().id, "false_positive");
        }

        JsonNode month = desk.auditor.get(LOOKS + "/draws").json().get(0);
        byte[] secret = secret(month.path("month").asString());

        assertThat(month.has("secret")).as("nobody knows it while the month runs").isFalse();
        assertThat(desk.analyst.get(LOOKS + "/draws").status()).isEqualTo(403);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret)))
                .isEqualTo(month.path("commitment").asString());
        List<String> drawn = new ArrayList<>();
        for (List<String> draw : draws()) {
            int again = again(secret, draw.get(0) + "/" + draw.get(1));
            assertThat(draw.get(5)).isEqualTo(Integer.toString(again));
            assertThat(draw.get(6)).isEqualTo(Boolean.toString(again < 3_000));
            if (again < 3_000) {
                drawn.add(draw.get(0));
            }
        }
        assertThat(items(desk.auditor, ALL)).containsExactlyInAnyOrderElementsOf(drawn);
        assertThat(month.path("closings").asInt()).isEqualTo(40);
        assertThat(month.path("drawn").asInt()).isEqualTo(drawn.size()).isBetween(1, 39);
        assertThat(acts("queue.draws_begun", month.path("month").asString())).isEqualTo(1);
    }

    @Test
    void aMonthThatIsOverTellsItsSecret() throws SQLException, GeneralSecurityException {
        desk.dispose(desk.analyst, desk.alert().opened().id, "false_positive");
        HOUSE.street()
                .database()
                .asHouse(
                        desk.institution,
                        "insert into draw_months values ('%s', '2026-01', '%s', now())"
                                .formatted(
                                        desk.institution,
                                        HexFormat.of()
                                                .formatHex(
                                                        MessageDigest.getInstance("SHA-256")
                                                                .digest(secret("2026-01")))));

        JsonNode month = desk.supervisor.get(LOOKS + "/draws").json().get(0);

        assertThat(month.path("secret").asString())
                .isEqualTo(HexFormat.of().formatHex(secret("2026-01")));
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

    private UUID alert(String severity) {
        return desk.alert().with("severity", severity).opened().id;
    }

    private UUID closed() {
        UUID item = desk.alert().opened().id;
        assertThat(desk.dispose(desk.analyst, item, "false_positive").status()).isEqualTo(200);
        return item;
    }

    private String login(String role) {
        return desk.institution + "-" + role;
    }

    private static Door.Reply rules(Door officer, int revision, String... rules) {
        return Desk.put(
                officer,
                LOOKS + "/settings",
                revision,
                "{\"dueDays\":5,\"rules\":[" + String.join(",", rules) + "]}");
    }

    /** The newest look at an item, as an officer reads it. */
    private static JsonNode look(Door officer, UUID item) {
        return officer.get(ALL + "&item=" + item).json().at("/items/0");
    }

    private static Door.Reply answer(Door officer, JsonNode look, String body) {
        return Desk.send(officer, path(look) + "/answers", version(look), body);
    }

    private static Door.Reply take(Door officer, JsonNode look) {
        return Desk.send(officer, path(look) + "/holds", version(look), "");
    }

    private static Door.Reply release(Door officer, JsonNode look) {
        return officer.send(
                officer.request(path(look) + "/holds")
                        .header("If-Match", '"' + Integer.toString(version(look)) + '"')
                        .method("DELETE", HttpRequest.BodyPublishers.noBody()));
    }

    private static String path(JsonNode look) {
        return LOOKS + "/" + look.path("lookId").asString();
    }

    private static int version(JsonNode look) {
        return look.path("version").asInt();
    }

    private static List<String> items(Door officer, String path) {
        List<String> items = new ArrayList<>();
        officer.get(path)
                .json()
                .path("items")
                .forEach(look -> items.add(look.path("itemId").asString()));
        return items;
    }

    private List<String> timeline(UUID item) {
        List<String> what = new ArrayList<>();
        desk.item(item)
                .json()
                .path("timeline")
                .forEach(entry -> what.add(entry.path("what").asString()));
        return what;
    }

    /** The cells of this month's draws. */
    private List<List<String>> draws() {
        String month = desk.auditor.get(LOOKS + "/draws").json().at("/0/month").asString();
        return desk.auditor
                .get(LOOKS + "/draws/" + month + "/csv")
                .text()
                .lines()
                .skip(1)
                .map(line -> Arrays.asList(line.split(",")))
                .toList();
    }

    private byte[] secret(String month) {
        return HOUSE.part(MasterKey.class)
                .derive("second-looks/" + desk.institution + "/" + month, "HmacSHA256")
                .getEncoded();
    }

    /** As the description of the API says it. */
    private static int again(byte[] secret, String message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        byte[] first = Arrays.copyOf(mac.doFinal(message.getBytes(US_ASCII)), 8);
        return new BigInteger(1, first)
                .multiply(BigInteger.valueOf(10_000))
                .shiftRight(64)
                .intValue();
    }

    private long acts(String verb, String object) {
        return HOUSE.street().database().acts(desk.institution, verb, object);
    }
}
