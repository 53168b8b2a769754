package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may do what, what of it is not needed, and what was decided about it. */
class AccessReviewsTest extends WithIdentity {

    private static final String HOLDERS = "/v1/access-reviews/holders";

    @Test
    void whoeverHasAccessIsShownWithItsLastUse() throws Exception {
        Administrator administrator = new Administrator(identity, "demo-administrator");
        administrator.get(HOLDERS);

        JsonNode self = holder(administrator, "demo-administrator");
        JsonNode unused = named(administrator, "sam.supervisor");

        assertThat(self.get("kind").asString()).isEqualTo("client");
        assertThat(self.get("lastUsedAt").asString()).isNotEmpty();
        assertThat(findings(self)).doesNotContain("never-used");
        assertThat(unused.get("kind").asString()).isEqualTo("officer");
        assertThat(unused.get("roles").get(0).asString()).isEqualTo("supervisor");
        assertThat(findings(unused)).contains("never-used");
    }

    @Test
    void whatWasNotUsedForSoManyDaysIsSaid() throws Exception {
        Administrator administrator = new Administrator(identity, "demo-administrator");
        Rows.write(
                identity,
                "insert into access_uses values ('demo-analyst', now() - interval '40 days', 1)");

        assertThat(findings(holder(administrator, "demo-analyst"))).doesNotContain("unused");
        assertThat(findings(in(administrator.get(HOLDERS + "?unusedDays=30"), "demo-analyst")))
                .contains("unused");
    }

    @Test
    void unusualHoursAndVolumesAreSaid() throws Exception {
        Administrator administrator = new Administrator(identity, "demo-administrator");
        // Twelve days of use at the same hour, then a night with a hundred tokens.
        Rows.write(
                identity,
                """
                insert into access_uses
                select 'demo-machine', date_trunc('day', now()) - day * interval '1 day'
                    - interval '7 days' + interval '9 hours', 4
                from generate_series(1, 12) as day
                """);
        assertThat(findings(holder(administrator, "demo-machine")))
                .doesNotContain("unusual-hour", "unusual-volume");

        Rows.write(
                identity,
                """
                insert into access_uses
                values ('demo-machine',
                    date_trunc('day', now()) - interval '1 day' + interval '3 hours', 100)
                """);
        assertThat(findings(holder(administrator, "demo-machine")))
                .contains("unusual-hour", "unusual-volume");
    }

    @Test
    void aRoleThatNoActShowsIsSaidOnceActsWereCountedForSoLong() throws Exception {
        Administrator administrator = new Administrator(identity, "demo-administrator");
        String sam = named(administrator, "sam.supervisor").get("id").asString();
        assertThat(named(administrator, "sam.supervisor").get("unusedRoles")).isEmpty();

        act(sam, "case.closed", 100);
        JsonNode idle = named(administrator, "sam.supervisor");
        act(sam, "scenario.published", 3);
        JsonNode busy = named(administrator, "sam.supervisor");

        assertThat(idle.get("unusedRoles").get(0).asString()).isEqualTo("supervisor");
        assertThat(findings(idle)).contains("unused-role");
        assertThat(findings(busy)).doesNotContain("unused-role");
        assertThat(busy.get("acts").get("scenario.published").asInt()).isEqualTo(1);
        assertThat(busy.get("acts").has("case.closed")).as("long ago").isFalse();
        Rows.write(identity, "delete from access_acts");
    }

    @Test
    void aSignInFromSomewhereNewIsSaid() throws Exception {
        Administrator administrator = new Administrator(identity, "demo-administrator");
        new CodeFlow(identity, "console").code("sam.supervisor");
        assertThat(findings(named(administrator, "sam.supervisor"))).doesNotContain("new-place");

        Rows.write(
                identity,
                """
                insert into access_places
                select holder, '\\x00', now() - interval '30 days', now() - interval '9 days'
                from access_places
                """);

        assertThat(findings(named(administrator, "sam.supervisor"))).contains("new-place");
        Rows.write(identity, "delete from access_places");
    }

    private static void act(String officer, String verb, int daysAgo) throws Exception {
        Rows.write(
                identity,
                "insert into access_acts values ('%s', '%s', current_date - %d, 1)"
                        .formatted(officer, verb, daysAgo));
    }

    @Test
    void aDecisionIsKeptWithItsEvidence() throws Exception {
        Administrator administrator = new Administrator(identity, "demo-administrator");
        String id = named(administrator, "sam.supervisor").get("id").asString();
        long before = Rows.acts(identity, "access.reviewed");

        HttpResponse<String> kept = decide(administrator, id, "keep", "Still leads the team.");

        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        assertThat(Rows.acts(identity, "access.reviewed")).isEqualTo(before + 1);
        JsonNode last = named(administrator, "sam.supervisor").get("lastReview");
        assertThat(last.get("decision").asString()).isEqualTo("keep");
        assertThat(last.get("decidedBy").asString()).isEqualTo("demo-administrator");
        assertThat(administrator.get("/v1/access-reviews?limit=1").get(0).get("holder").asString())
                .isEqualTo(id);
    }

    @Test
    void nobodyReviewsItselfOrAnotherInstitution() throws Exception {
        Administrator administrator = new Administrator(identity, "demo-administrator");
        Administrator other = new Administrator(identity, "other-administrator");
        String id = named(administrator, "sam.supervisor").get("id").asString();

        assertThat(decide(administrator, "demo-administrator", "keep", "Mine.").statusCode())
                .isEqualTo(409);
        assertThat(decide(other, id, "withdraw", "Not ours.").statusCode()).isEqualTo(404);
        assertThat(decide(administrator, id, "perhaps", "A word.").statusCode()).isEqualTo(422);
        assertThat(decide(administrator, id, "keep", " ").statusCode()).isEqualTo(422);
        assertThat(
                        new Administrator(identity, "demo-analyst")
                                .send("GET", HOLDERS, "")
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatARoleMayCallIsShown() throws Exception {
        Administrator administrator = new Administrator(identity, "demo-administrator");

        for (JsonNode role : administrator.get("/v1/access-reviews/roles")) {
            if (role.get("role").asString().equals("auditor")) {
                assertThat(role.get("operations").valueStream())
                        .extracting(JsonNode::asString)
                        .contains("GET /v1/access-reviews/holders")
                        .doesNotContain("POST /v1/api-keys");
            }
        }
    }

    private static HttpResponse<String> decide(
            Administrator who, String holder, String decision, String reason) throws Exception {
        return who.send(
                "POST",
                "/v1/access-reviews",
                "{\"holder\":\"%s\",\"decision\":\"%s\",\"reason\":\"%s\"}"
                        .formatted(holder, decision, reason));
    }

    private static JsonNode holder(Administrator who, String id) throws Exception {
        return in(who.get(HOLDERS), id);
    }

    private static JsonNode in(JsonNode holders, String id) {
        for (JsonNode holder : holders) {
            if (holder.get("id").asString().equals(id)) {
                return holder;
            }
        }
        throw new AssertionError("no holder " + id);
    }

    private static JsonNode named(Administrator who, String name) throws Exception {
        for (JsonNode holder : who.get(HOLDERS)) {
            if (holder.get("name").asString().equals(name)) {
                return holder;
            }
        }
        throw new AssertionError("no holder " + name);
    }

    private static List<String> findings(JsonNode holder) {
        return holder.get("findings").valueStream().map(JsonNode::asString).toList();
    }
}
