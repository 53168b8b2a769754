package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.kernel.outbox.EventFollower;

/** Administrators invite, keep out and reset; whoever is invited chooses a password. */
class InvitationTest extends WithIdentity {

    private static final String WORDS = "kettle fourteen oblong";
    private static final String OFFICERS = "/v1/officers";
    private static final String INVITATIONS = "/v1/officers/invitations";

    private final Administrator demo = new Administrator(identity, "demo-administrator");

    @Test
    void whoIsInvitedChoosesAPasswordAndIsAnOfficer() throws Exception {
        String link = demo.invite("ines@demo", "analyst", "auditor");
        Browser guest = new Browser(identity.address());
        HttpResponse<String> page = guest.get(link);

        HttpResponse<String> joined = join(guest, page, WORDS, WORDS);

        assertThat(page.body()).contains("ines@demo");
        assertThat(joined.statusCode()).isEqualTo(303);
        assertThat(guest.get("/login").body()).contains("You are signed in");
        assertThat(signIn("ines@demo", WORDS).statusCode()).isEqualTo(303);
        assertThat(demo.officer("ines@demo").get("roles").toString())
                .isEqualTo("[\"analyst\",\"auditor\"]");
        assertThat(Rows.acts(identity, "officer.invited")).isPositive();
        assertThat(Rows.acts(identity, "invitation.accepted")).isPositive();
    }

    @Test
    void colleaguesAreReadByNameWithinTheInstitutionAlone() throws Exception {
        Browser guest = new Browser(identity.address());
        HttpResponse<String> page = guest.get(demo.invite("nora@demo", "engineer"));
        join(guest, page, WORDS, WORDS);
        String id = demo.officer("nora@demo").get("id").asString();
        Administrator other = new Administrator(identity, "other-administrator");

        JsonNode names = demo.get(OFFICERS + "/names");

        assertThat(names)
                .anyMatch(each ->
                        each.get("id").asString().equals(id)
                                && each.get("login").asString().equals("nora@demo"));
        assertThat(names).allMatch(each -> !each.has("roles"));
        assertThat(other.get(OFFICERS + "/names"))
                .noneMatch(each -> each.get("id").asString().equals(id));
    }

    @Test
    void anInvitationIsGoodOnceAndForALimitedTime() throws Exception {
        String link = demo.invite("otto@demo", "analyst");
        Browser guest = new Browser(identity.address());
        HttpResponse<String> page = guest.get(link);
        join(guest, page, WORDS, WORDS);
        String late = demo.invite("lena@demo", "analyst");
        Rows.write(identity, "update invitations set ends_at = now() - interval '1 second'");

        assertThat(guest.get(link).statusCode()).isEqualTo(410);
        assertThat(join(guest, page, WORDS, WORDS).statusCode()).isEqualTo(410);
        assertThat(guest.get(late).statusCode()).isEqualTo(410);
        assertThat(guest.get("/login/join?invitation=guessed").statusCode()).isEqualTo(410);
    }

    @Test
    void aNewerInvitationOrAWithdrawalEndsTheOlder() throws Exception {
        String first = demo.invite("paul@demo", "analyst");
        String second = demo.invite("Paul@Demo", "analyst");
        Browser guest = new Browser(identity.address());
        int whenReplaced = guest.get(first).statusCode();
        int whenGood = guest.get(second).statusCode();
        String id = demo.get(INVITATIONS).get(0).get("id").asString();

        assertThat(demo.delete(INVITATIONS + "/" + id).statusCode()).isEqualTo(204);
        assertThat(demo.delete(INVITATIONS + "/" + id).statusCode()).isEqualTo(404);
        assertThat(List.of(whenReplaced, whenGood)).containsExactly(410, 200);
        assertThat(guest.get(second).statusCode()).isEqualTo(410);
    }

    @Test
    void aWeakPasswordOrATypingErrorIsSaidAndNothingIsLost() throws Exception {
        String link = demo.invite("mia@demo", "analyst");
        Browser guest = new Browser(identity.address());
        HttpResponse<String> page = guest.get(link);

        for (String weak :
                List.of("too short", "fourteen.chars", "motherfucker123", "xxxxxxxxxxxxxxxx")) {
            assertThat(join(guest, page, weak, weak).statusCode()).as(weak).isEqualTo(422);
        }
        assertThat(join(guest, page, WORDS, WORDS + "!").body()).contains("differ");
        assertThat(join(guest, page, WORDS, WORDS).statusCode()).isEqualTo(303);
    }

    @Test
    void anInvitationMustNameAFreeNameAndRolesOfOfficers() throws Exception {
        for (String wish :
                List.of(
                        "{}",
                        "{\"login\":\"xy\",\"roles\":[\"analyst\"]}",
                        "{\"login\":\"somebody\",\"roles\":[\"machine\"]}",
                        "{\"login\":\"somebody\",\"roles\":[]}")) {
            assertThat(demo.send("POST", INVITATIONS, wish).statusCode()).as(wish).isEqualTo(422);
        }
        assertThat(
                        demo.send(
                                        "POST",
                                        INVITATIONS,
                                        "{\"login\":\"ANNA.analyst\",\"roles\":[\"analyst\"]}")
                                .statusCode())
                .isEqualTo(409);
    }

    @Test
    void noOtherInstitutionSeesOrTouchesThem() throws Exception {
        Administrator other = new Administrator(identity, "other-administrator");
        demo.invite("nina@demo", "analyst");
        String invitation = demo.get(INVITATIONS).get(0).get("id").asString();
        String anna = demo.officer("Anna.Analyst").get("id").asString();

        assertThat(other.get(OFFICERS).toString()).contains("olaf").doesNotContain("Anna");
        assertThat(other.get(INVITATIONS)).isEmpty();
        assertThat(other.delete(INVITATIONS + "/" + invitation).statusCode()).isEqualTo(404);
        assertThat(other.delete(OFFICERS + "/" + anna + "/sessions").statusCode()).isEqualTo(404);
        assertThat(other.delete(OFFICERS + "/" + anna + "/factors").statusCode()).isEqualTo(404);
        assertThat(
                        other.send("PUT", OFFICERS + "/" + anna + "/access", "{\"enabled\":false}")
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyAdministratorsMayAndOfficersNeedTwoFactorsForIt() throws Exception {
        Administrator analyst = new Administrator(identity, "demo-analyst");
        CodeFlow flow = new CodeFlow(identity, "console");
        HttpResponse<String> tokens =
                flow.redeem(flow.code("ada.administrator"), CodeFlow.VERIFIER, Map.of());
        Administrator ada =
                Administrator.withToken(identity, FapiFlow.text(tokens, "access_token"));
        String idToken = FapiFlow.text(tokens, "id_token");

        HttpResponse<String> weak =
                ada.send("POST", INVITATIONS, "{\"login\":\"new@demo\",\"roles\":[\"analyst\"]}");

        assertThat(analyst.send("GET", OFFICERS, "").statusCode()).isEqualTo(403);
        assertThat(analyst.send("POST", INVITATIONS, "{}").statusCode()).isEqualTo(403);
        assertThat(
                        Administrator.withToken(identity, "nonsense")
                                .send("GET", OFFICERS, "")
                                .statusCode())
                .isEqualTo(401);
        assertThat(
                        Administrator.withToken(identity, idToken)
                                .send("GET", OFFICERS, "")
                                .statusCode())
                .isEqualTo(401);
        assertThat(ada.get(OFFICERS)).isNotEmpty();
        assertThat(weak.statusCode()).isEqualTo(401);
        assertThat(weak.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("insufficient_user_authentication", "urn:vigil:acr:2");
    }

    @Test
    void whoIsKeptOutIsOutAtOnce() throws Exception {
        String link = demo.invite("kurt@demo", "analyst");
        Browser kurt = new Browser(identity.address());
        join(kurt, kurt.get(link), WORDS, WORDS);
        String access = OFFICERS + "/" + demo.officer("kurt@demo").get("id").asString() + "/access";

        demo.send("PUT", access, "{\"enabled\":false}");
        String page = kurt.get("/login").body();
        int refused = signIn("kurt@demo", WORDS).statusCode();
        demo.send("PUT", access, "{\"enabled\":true}");

        assertThat(page).doesNotContain("You are signed in");
        assertThat(refused).isEqualTo(401);
        assertThat(signIn("kurt@demo", WORDS).statusCode()).isEqualTo(303);
        assertThat(Rows.acts(identity, "officer.disabled")).isPositive();
        for (boolean enabled : new boolean[] {false, true}) {
            assertThat(
                            Rows.count(
                                    identity,
                                    "select count(*) from outbox where topic = 'events' and convert_from(payload, 'UTF8')::jsonb"
                                            + " @> '{\"type\":\"officer.changed\",\"institution\":\"demo\",\"data\":{\"enabled\":%s}}'"
                                                    .formatted(enabled)))
                    .isPositive();
        }
        assertThat(Rows.acts(identity, "officer.enabled")).isPositive();
    }

    @Test
    void whoWasKeptOutBeforeIsToldOfOnce() throws Exception {
        String link = demo.invite("gone@demo", "analyst");
        Browser gone = new Browser(identity.address());
        join(gone, gone.get(link), WORDS, WORDS);
        String id = demo.officer("gone@demo").get("id").asString();
        demo.send("PUT", OFFICERS + "/" + id + "/access", "{\"enabled\":false}");

        try (InputStream told =
                InvitationTest.class.getResourceAsStream(
                        "/db/migration/V8_1__tell_who_is_kept_out.sql")) {
            assertThat(told).isNotNull();
            Rows.write(identity, new String(told.readAllBytes(), StandardCharsets.UTF_8));
        }

        Optional<EventFollower.Event> event =
                EventFollower.Event.read(
                        Rows.text(
                                        identity,
                                        "select convert_from(payload, 'UTF8') from outbox where message_id = 'officer.changed/demo/"
                                                + id
                                                + "/kept-out'")
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(event).isPresent();
        assertThat(event.get().subject()).isEqualTo(id);
        assertThat(event.get().is("identity", "officer.changed")).isTrue();
        assertThat(event.get().facts().path("enabled").asBoolean(true)).isFalse();
        assertThat(event.get().text("roles")).isEqualTo("analyst");
    }

    @Test
    void lostFactorsAreTakenAwayWithAllSessions() throws Exception {
        Browser sam = new Browser(identity.address());
        sam.submit(
                sam.get("/login?continue=%2Flogin%2Faccount"),
                "/login",
                Map.of("login", "sam.supervisor", "password", RunningIdentity.PASSWORD));
        HttpResponse<String> page = sam.get("/login/account/codes");
        sam.submit(page, "/login/account/codes", Map.of("code", Phone.thatRead(page).code()));
        JsonNode before = demo.officer("sam.supervisor");

        demo.delete(OFFICERS + "/" + before.get("id").asString() + "/factors");
        JsonNode after = demo.officer("sam.supervisor");

        assertThat(before.get("secondFactors").toString()).isEqualTo("[\"code\"]");
        assertThat(after.get("secondFactors")).isEmpty();
        assertThat(after.get("sessions").asInt()).isZero();
        assertThat(Rows.count(identity, "select count(*) from recovery_codes")).isZero();
        assertThat(Rows.acts(identity, "factors.reset")).isPositive();
    }

    @Test
    void aPasswordChangeAsksForTheOldOneAndEndsAllOtherSessions() throws Exception {
        String link = demo.invite("vera@demo", "analyst");
        Browser here = new Browser(identity.address());
        join(here, here.get(link), WORDS, WORDS);
        Browser there = new Browser(identity.address(), "192.0.2.44");
        there.submit(
                there.get("/login"), "/login", Map.of("login", "vera@demo", "password", WORDS));
        String fresh = "quilted marsh harbour";
        HttpResponse<String> page = here.get("/login/account/password");

        HttpResponse<String> wrong = change(here, page, "not the old one at all", fresh);
        HttpResponse<String> weak = change(here, page, WORDS, "motherfucker");
        HttpResponse<String> changed = change(here, page, WORDS, fresh);

        assertThat(List.of(wrong.statusCode(), weak.statusCode(), changed.statusCode()))
                .containsExactly(422, 422, 303);
        assertThat(here.get("/login").body()).contains("You are signed in");
        assertThat(there.get("/login").body()).doesNotContain("You are signed in");
        assertThat(signIn("vera@demo", WORDS).statusCode()).isEqualTo(401);
        assertThat(signIn("vera@demo", fresh).statusCode()).isEqualTo(303);
        assertThat(Rows.acts(identity, "password.changed")).isPositive();
    }

    private static HttpResponse<String> change(
            Browser browser, HttpResponse<String> page, String old, String wanted)
            throws Exception {
        return browser.submitTwice(
                page, "/login/account/password", Map.of("password", old), List.of(wanted, wanted));
    }

    private static HttpResponse<String> join(
            Browser browser, HttpResponse<String> page, String wanted, String again)
            throws Exception {
        return browser.submitTwice(page, "/login/join", Map.of(), List.of(wanted, again));
    }

    private static HttpResponse<String> signIn(String login, String password) throws Exception {
        Browser browser = new Browser(identity.address());
        return browser.submit(
                browser.get("/login"), "/login", Map.of("login", login, "password", password));
    }
}
