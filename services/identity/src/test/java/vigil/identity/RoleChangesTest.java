package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Other roles: at once where they are harmless, with four eyes where they are not. */
class RoleChangesTest {

    private static final String OFFICERS = "/v1/officers/";
    private static final String WAITING = OFFICERS + "role-changes";

    @TempDir private static Path folder;
    private static RunningIdentity identity;
    private static Administrator one;
    private static Administrator two;
    private static String anna;

    @BeforeAll
    static void start() throws Exception {
        identity = RunningIdentity.in(folder);
        identity.seed(
                """
                {"clients": [
                  {"id": "demo-administrator", "secret": "%s", "institution": "demo", "roles": ["administrator"]},
                  {"id": "second-administrator", "secret": "%s", "institution": "demo", "roles": ["administrator"]}
                ]}
                """
                        .formatted(RunningIdentity.MACHINE_SECRET, RunningIdentity.MACHINE_SECRET));
        identity.restart();
        one = new Administrator(identity, "demo-administrator");
        two = new Administrator(identity, "second-administrator");
        anna = one.officer("Anna.Analyst").get("id").asString();
    }

    @AfterAll
    static void stop() throws Exception {
        identity.close();
    }

    @BeforeEach
    void annaIsAnAnalyst() throws Exception {
        Rows.write(identity, "update officers set roles = '{analyst}' where id = '" + anna + "'");
        Rows.write(identity, "delete from role_changes");
    }

    @Test
    void aHarmlessChangeHoldsAtOnceAndEndsWhatWasBegun() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console");
        flow.code("anna.analyst");
        long before = Rows.acts(identity, "roles.changed");

        HttpResponse<String> changed = change(one, "[\"analyst\",\"engineer\"]");

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(FapiFlow.text(changed, "state")).isEqualTo("changed");
        assertThat(roles()).isEqualTo("[\"analyst\",\"engineer\"]");
        assertThat(Rows.acts(identity, "roles.changed")).isEqualTo(before + 1);
        assertThat(Browser.location(flow.authorize())).startsWith("/login");
    }

    @Test
    void aRoleThatApprovesNeedsASecondAdministrator() throws Exception {
        HttpResponse<String> asked = change(one, "[\"supervisor\"]");
        String id = FapiFlow.text(asked, "id");
        JsonNode waiting = two.get(WAITING);

        assertThat(FapiFlow.text(asked, "state")).isEqualTo("waits");
        assertThat(roles()).isEqualTo("[\"analyst\"]");
        assertThat(waiting).hasSize(1);
        assertThat(waiting.get(0).path("reason").asString()).isEqualTo("Leads the team.");
        assertThat(approve(one, id).statusCode()).as("one's own").isEqualTo(409);
        assertThat(approve(new Administrator(identity, "other-administrator"), id).statusCode())
                .isEqualTo(404);

        assertThat(FapiFlow.text(approve(two, id), "state")).isEqualTo("changed");
        assertThat(roles()).isEqualTo("[\"supervisor\"]");
        assertThat(two.get(WAITING)).isEmpty();
        assertThat(approve(two, id).statusCode()).isEqualTo(404);
        assertThat(Rows.acts(identity, "roles.asked")).isPositive();
        assertThat(Rows.acts(identity, "roles.approved")).isPositive();
    }

    @Test
    void aWishIsRefusedWithdrawnReplacedAndEnds() throws Exception {
        String first = FapiFlow.text(change(one, "[\"supervisor\"]"), "id");
        String second = FapiFlow.text(change(one, "[\"administrator\"]"), "id");
        assertThat(approve(two, first).statusCode()).as("replaced").isEqualTo(404);
        assertThat(two.delete(WAITING + "/" + second).statusCode()).isEqualTo(204);
        String third = FapiFlow.text(change(one, "[\"reporter\"]"), "id");
        assertThat(one.delete(WAITING + "/" + third).statusCode()).isEqualTo(204);
        String last = FapiFlow.text(change(one, "[\"reporter\"]"), "id");
        Rows.write(identity, "update role_changes set ends_at = now() - interval '1 second'");

        assertThat(approve(two, last).statusCode()).isEqualTo(404);
        assertThat(two.get(WAITING)).isEmpty();
        assertThat(roles()).isEqualTo("[\"analyst\"]");
        assertThat(Rows.acts(identity, "roles.refused")).isPositive();
        assertThat(Rows.acts(identity, "roles.withdrawn")).isPositive();
    }

    @Test
    void takingAGraveRoleAwayNeedsNoSecond() throws Exception {
        Rows.write(
                identity,
                "update officers set roles = '{analyst,supervisor}' where id = '" + anna + "'");

        assertThat(FapiFlow.text(change(one, "[\"analyst\"]"), "state")).isEqualTo("changed");
        assertThat(roles()).isEqualTo("[\"analyst\"]");
    }

    @Test
    void whatIsNoWishIsRefused() throws Exception {
        for (String wrong : new String[] {"[]", "[\"machine\"]", "[\"king\"]"}) {
            assertThat(change(one, wrong).statusCode()).as(wrong).isEqualTo(422);
        }
        assertThat(
                        one.send(
                                        "PUT",
                                        OFFICERS + anna + "/roles",
                                        "{\"roles\":[\"analyst\"],\"reason\":\" \"}")
                                .statusCode())
                .isEqualTo(422);
        assertThat(
                        one.send(
                                        "PUT",
                                        OFFICERS + "nobody/roles",
                                        "{\"roles\":[\"analyst\"],\"reason\":\"x\"}")
                                .statusCode())
                .isEqualTo(404);
    }

    private static HttpResponse<String> change(Administrator who, String roles) throws Exception {
        return who.send(
                "PUT",
                OFFICERS + anna + "/roles",
                "{\"roles\":" + roles + ",\"reason\":\"Leads the team.\"}");
    }

    private static HttpResponse<String> approve(Administrator who, String id) throws Exception {
        return who.send("POST", WAITING + "/" + id + "/approvals", "");
    }

    private static String roles() throws Exception {
        return JsonMapper.shared().writeValueAsString(one.officer("Anna.Analyst").get("roles"));
    }
}
