package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;

/** Who closes many alerts at once needs a second officer. */
class BulkClosingsTest {

    private static final House HOUSE = House.shared();

    private static Desk desk(String name, int from) {
        Desk desk = new Desk(HOUSE, "bulk-" + name);
        if (from > 0) {
            BulkClosings.from(desk, from);
        }
        return desk;
    }

    private static String waiting(Desk desk, Door officer, List<UUID> ids) {
        Door.Reply asked = BulkClosings.close(desk, officer, "false_positive", ids);
        assertThat(asked.json().path("done").asInt()).as(asked.text()).isEqualTo(ids.size());
        String id = asked.json().path("bulkClosingId").asString();
        assertThat(id).as(asked.text()).isNotEmpty();
        return id;
    }

    private static long acts(Desk desk, String what, String about) {
        return HOUSE.street().database().acts(desk.institution, "bulk_closing." + what, about);
    }

    @Test
    void twentyFourAreClosedAtOnceAndTwentyFiveWait() {
        Desk few = desk("few", 0);
        Desk many = desk("many", 0);
        List<UUID> small = BulkClosings.opened(few, 24);
        List<UUID> large = BulkClosings.opened(many, 25);

        Door.Reply closed = BulkClosings.close(few, few.analyst, "false_positive", small);
        String id = waiting(many, many.analyst, large);

        assertThat(closed.json().has("bulkClosingId")).isFalse();
        assertThat(few.analyst.get("/v1/queue/counts").json().at("/byState/closed").asInt())
                .isEqualTo(24);
        assertThat(many.analyst.get("/v1/queue/counts").json().at("/byState/closed").asInt())
                .isZero();
        assertThat(many.analyst.get("/v1/queue?waiting=true").json().path("items")).hasSize(25);
        JsonNode detail = BulkClosings.detail(many.supervisor, id);
        assertThat(detail.at("/summary/waiting").asInt()).isEqualTo(25);
        assertThat(detail.at("/summary/reason").asString()).isEqualTo("salary run");
        assertThat(detail.at("/summary/forMe").asBoolean()).isTrue();
        assertThat(detail.path("rows")).hasSize(25);
        assertThat(BulkClosings.detail(many.analyst, id).at("/summary/forMe").asBoolean())
                .isFalse();
        assertThat(many.supervisor.get(BulkClosings.ALL + "/counts").text())
                .isEqualTo("{\"waiting\":1,\"forMe\":1,\"mine\":0}");
    }

    @Test
    void aSecondOfficerApprovesAllOfItAndNobodyElse() {
        Desk desk = desk("approved", 3);
        List<UUID> ids = BulkClosings.opened(desk, 3);
        String id = waiting(desk, desk.supervisor, ids);
        String words = "{\"words\":\"as agreed with the branch\"}";

        assertThat(BulkClosings.act(desk.supervisor, id, "approvals", words).status())
                .as("who asked")
                .isEqualTo(403);
        assertThat(BulkClosings.act(desk.analyst, id, "approvals", words).status()).isEqualTo(403);
        Door other = HOUSE.door(desk.institution, "supervisor", "engineer");
        assertThat(Desk.send(other, BulkClosings.ALL + "/" + id + "/approvals", 9, "").status())
                .isEqualTo(409);
        Door.Reply approved = BulkClosings.act(other, id, "approvals", words);

        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        assertThat(approved.json().path("state").asString()).isEqualTo("approved");
        assertThat(approved.json().path("words").asString()).isEqualTo("as agreed with the branch");
        for (UUID item : ids) {
            assertThat(desk.state(item)).isEqualTo("closed");
            JsonNode said = desk.item(item).json().at("/dispositions/0");
            assertThat(said.path("confirmedBy").asString())
                    .isEqualTo(approved.json().path("decidedBy").asString())
                    .isNotEqualTo(said.path("author").asString());
            assertThat(said.path("bulkClosingId").asString()).isEqualTo(id);
        }
        assertThat(acts(desk, "asked", id)).isEqualTo(1);
        assertThat(acts(desk, "approved", id)).isEqualTo(1);
        assertThat(BulkClosings.act(other, id, "refusals", "{\"words\":\"no\"}").status())
                .as("it is decided")
                .isEqualTo(409);
    }

    @Test
    void smallBulksWithinAnHourAddUp() {
        Desk desk = desk("sliced", 5);
        List<UUID> ids = BulkClosings.opened(desk, 8);

        Door.Reply first =
                BulkClosings.close(desk, desk.analyst, "false_positive", ids.subList(0, 3));
        Door.Reply second =
                BulkClosings.close(desk, desk.analyst, "false_positive", ids.subList(3, 5));
        Door.Reply others =
                BulkClosings.close(desk, desk.second, "false_positive", ids.subList(5, 7));
        Door.Reply alone =
                BulkClosings.close(desk, desk.analyst, "false_positive", ids.subList(7, 8));

        assertThat(first.json().has("bulkClosingId")).isFalse();
        assertThat(second.json().has("bulkClosingId")).as("three and two are five").isTrue();
        assertThat(others.json().has("bulkClosingId")).as("another officer").isFalse();
        assertThat(alone.json().has("bulkClosingId")).as("one alone is no bulk").isFalse();
        assertThat(desk.state(ids.get(4))).isEqualTo("in_review");
        assertThat(desk.state(ids.get(7))).isEqualTo("closed");
    }

    @Test
    void refusedWithWordsTheAlertsStandAsBefore() {
        Desk desk = desk("refused", 2);
        List<UUID> ids = BulkClosings.opened(desk, 2);
        String id = waiting(desk, desk.analyst, ids);

        assertThat(BulkClosings.act(desk.supervisor, id, "refusals", "{}").status()).isEqualTo(422);
        Door.Reply refused =
                BulkClosings.act(
                        desk.supervisor,
                        id,
                        "refusals",
                        "{\"words\":\"two of them are no salaries\"}");

        assertThat(refused.status()).as(refused.text()).isEqualTo(200);
        assertThat(refused.json().path("words").asString()).contains("no salaries");
        for (UUID item : ids) {
            assertThat(desk.standing(item).path("waitsForSecond").asBoolean()).isFalse();
            assertThat(desk.state(item)).isEqualTo("in_review");
        }
        String again = waiting(desk, desk.analyst, ids);
        assertThat(BulkClosings.act(desk.supervisor, again, "withdrawals", "").status())
                .as("who did not ask refuses")
                .isEqualTo(403);
        assertThat(BulkClosings.act(desk.analyst, again, "withdrawals", "").status())
                .isEqualTo(200);
        assertThat(BulkClosings.detail(desk.auditor, again).at("/rows/0/outcome").asString())
                .isEqualTo("taken_out");
    }

    @Test
    void oneOfThemIsTakenOutButNotClosedAlone() {
        Desk desk = desk("taken-out", 3);
        List<UUID> ids = BulkClosings.opened(desk, 3);
        String id = waiting(desk, desk.analyst, ids);

        Door.Reply confirmed = desk.act(desk.supervisor, ids.getFirst(), "confirmations", "");
        Door.Reply out = desk.act(desk.supervisor, ids.getFirst(), "withdrawals", "");
        Door.Reply approved = BulkClosings.act(desk.supervisor, id, "approvals", "");

        assertThat(confirmed.status()).isEqualTo(409);
        assertThat(confirmed.json().at("/current/bulkClosingId").asString()).isEqualTo(id);
        assertThat(out.status()).isEqualTo(200);
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        assertThat(desk.state(ids.get(0))).isEqualTo("in_review");
        assertThat(desk.state(ids.get(1))).isEqualTo("closed");
        assertThat(desk.state(ids.get(2))).isEqualTo("closed");
        assertThat(BulkClosings.detail(desk.auditor, id).path("rows").valueStream())
                .filteredOn(row -> row.path("outcome").asString().equals("taken_out"))
                .hasSize(1);
    }

    @Test
    void whatCannotBeClosedHoldsNothingUpAndDoesNotCount() {
        Desk desk = desk("some", 3);
        List<UUID> ids = BulkClosings.opened(desk, 3);
        desk.dispose(desk.second, ids.getFirst(), "false_positive");

        Door.Reply reply = BulkClosings.close(desk, desk.analyst, "false_positive", ids);

        assertThat(reply.json().path("done").asInt()).isEqualTo(2);
        assertThat(reply.json().at("/rows/0/status").asInt()).isEqualTo(409);
        assertThat(reply.json().has("bulkClosingId")).isFalse();
        assertThat(desk.state(ids.get(2))).isEqualTo("closed");
    }

    @Test
    void theTablesRefuseItToo() {
        Desk desk = desk("tables", 2);
        List<UUID> ids = BulkClosings.opened(desk, 2);
        String id = waiting(desk, desk.analyst, ids);
        String author = BulkClosings.detail(desk.auditor, id).at("/summary/askedBy").asString();
        String ended =
                "update bulk_closings set version = version + 1, decided_at = now(), state = '%s', decided_by = '%s' where bulk_id = '"
                        + id
                        + "'";

        refused(desk, ended.formatted("approved", author), "four_eyes");
        refused(desk, ended.formatted("withdrawn", "other"), "withdrawn_by_who_asked");
        refused(desk, ended.formatted("refused", "other"), "refused_with_words");
        refused(desk, ended.formatted("done", "other"), "stays what it is");
        refused(desk, "delete from bulk_closings where bulk_id = '" + id + "'", "stays");
        refused(
                desk,
                "update dispositions set confirmed_by = 'other', confirmed_at = now() where bulk_id = '"
                        + id
                        + "'",
                "by who approved all of it");
        refused(
                desk,
                "insert into dispositions (institution, item_id, disposition, reason, four_eyes, author, made_at, bulk_id)"
                        + " select institution, item_id, disposition, reason, false, author, made_at, bulk_id from dispositions"
                        + " where bulk_id = '"
                        + id
                        + "' limit 1",
                "what its bulk says");
        refused(
                desk,
                "update work_items set version = version + 1, state = 'closed', disposition = proposal, proposal = null where item_id = '"
                        + ids.getFirst()
                        + "'",
                "disposition in effect");
    }

    private static void refused(Desk desk, String statement, String why) {
        assertThatThrownBy(() -> HOUSE.street().database().asHouse(desk.institution, statement))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(why);
    }
}
