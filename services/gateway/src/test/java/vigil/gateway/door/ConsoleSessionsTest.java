package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.gateway.street.ConsoleBrowser;
import vigil.gateway.street.Issuer;
import vigil.gateway.street.RecordingHouse.Seen;
import vigil.gateway.street.Street;
import vigil.gateway.street.Until;

class ConsoleSessionsTest {

    private static final String SESSION = "__Host-vigil-session";

    @TempDir private static Path folder;
    private static Street street;

    private ConsoleBrowser browser;

    @BeforeAll
    static void open() {
        Map<String, String> settings = new HashMap<>(Street.withSessions(folder));
        settings.put("VIGIL_GATEWAY_SCREENING", "http://127.0.0.1:1");
        settings.put("VIGIL_GATEWAY_STRANGER_BURST", "5000");
        settings.put("VIGIL_GATEWAY_STRANGER_RATE", "5000");
        street = Street.in(folder, settings);
    }

    @AfterAll
    static void close() {
        street.close();
    }

    @BeforeEach
    void newBrowser() {
        browser = new ConsoleBrowser(street);
        street.signIns().accessTokensLive(Duration.ofMinutes(5));
        street.signIns().signsIn("officer-1");
        street.signIns().isAway(false);
    }

    @Test
    void whoIsNotSignedInIsToldSo() throws Exception {
        HttpResponse<String> answer = browser.get("/session");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"unauthenticated\"");
        assertThat(browser.get("/session/elsewhere").statusCode()).isEqualTo(404);
        assertThat(browser.get("/session/end").statusCode()).isEqualTo(405);
    }

    @Test
    void signingInLeadsBackWithACookieThatStandsForTheOfficer() throws Exception {
        String pushed = browser.begin("/alerts?state=open");
        assertThat(street.signIns().pushed(pushed))
                .containsEntry("redirect_uri", Issuer.ADDRESS + "/session/return")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce")
                .doesNotContainKey("acr_values");

        HttpResponse<String> back = browser.comeBack(pushed);

        assertThat(back.statusCode()).as(back.body()).isEqualTo(303);
        assertThat(ConsoleBrowser.location(back)).isEqualTo("/alerts?state=open");
        assertThat(back.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie)
                                .startsWith(SESSION + "=")
                                .contains(
                                        "Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=28800"));
        JsonNode session = browser.session();
        assertThat(session.path("officerId").asString()).isEqualTo("officer-1");
        assertThat(session.path("institution").asString()).isEqualTo("demo");
        assertThat(session.path("roles").toString()).isEqualTo("[\"analyst\"]");
        assertThat(session.path("formToken").asString()).hasSize(43);
        assertThat(Instant.parse(session.path("expiresAt").asString()))
                .isBetween(Instant.now().plusSeconds(1_700), Instant.now().plusSeconds(1_801));
        assertThat(kinds()).contains(Kind.SESSION_BEGUN);
    }

    @Test
    void aCallWithTheCookieReachesTheHouseWithTheOfficersToken() throws Exception {
        browser.signIn("/");

        assertThat(browser.get("/v1/alerts", "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(200);
        assertThat(browser.post("/v1/transactions", "{ }").statusCode()).isEqualTo(200);

        Seen seen = street.monitoring().last();
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.all("Authorization")).hasSize(1);
        assertThat(seen.all("Authorization").getFirst()).startsWith("Bearer ey");
        assertThat(seen.all("Cookie")).isEmpty();
        assertThat(seen.all("X-vigil-form")).isEmpty();
    }

    @Test
    void whoIsSignedInSeesHowTheHousesAre() throws Exception {
        assertThat(browser.get("/session/houses").statusCode()).isEqualTo(401);
        browser.signIn("/");
        browser.get("/v1/alerts", "Sec-Fetch-Site", "same-origin");

        HttpResponse<String> answer = browser.get("/session/houses");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode houses = JsonMapper.shared().readTree(answer.body()).path("houses");
        assertThat(houses.size()).isEqualTo(5);
        JsonNode monitoring = house(houses, "monitoring");
        assertThat(monitoring.path("ready").asInt()).isOne();
        assertThat(monitoring.path("answered").asLong()).isPositive();
        assertThat(monitoring.path("medianMillis").asDouble()).isPositive();
        assertThat(monitoring.path("p99Millis").asDouble())
                .isGreaterThanOrEqualTo(monitoring.path("medianMillis").asDouble());
        JsonNode screening = house(houses, "screening");
        assertThat(screening.path("addresses").asInt()).isOne();
        assertThat(screening.path("ready").asInt()).as("nobody lives there").isZero();
        assertThat(screening.path("medianMillis").isNull()).isTrue();
    }

    private static JsonNode house(JsonNode houses, String name) {
        return houses.valueStream()
                .filter(each -> each.path("house").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatChangesSomethingComesFromTheConsolesOwnPages() throws Exception {
        browser.signIn("/");
        String form = browser.session().path("formToken").asString();
        int before = street.monitoring().seen().size();

        assertThat(status("{ }")).isEqualTo(403);
        assertThat(status("{ }", "X-Vigil-Form", "x".repeat(43))).isEqualTo(403);
        assertThat(status("{ }", "X-Vigil-Form", form, "Origin", "https://evil.example"))
                .isEqualTo(403);
        assertThat(status("{ }", "X-Vigil-Form", form, "Origin", "null")).isEqualTo(403);
        assertThat(status("{ }", "X-Vigil-Form", form, "Sec-Fetch-Site", "same-site"))
                .isEqualTo(403);
        assertThat(browser.get("/v1/alerts", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);

        assertThat(street.monitoring().seen()).hasSize(before);
        assertThat(kinds()).contains(Kind.SESSION_REFUSED);
        assertThat(status("{ }", "X-Vigil-Form", form)).isEqualTo(200);
    }

    @Test
    void aCookieTogetherWithAnythingElseIsRefused() throws Exception {
        browser.signIn("/");
        String cookie = SESSION + "=" + browser.cookies().get(SESSION);

        assertThat(browser.get("/v1/alerts", "Authorization", "Bearer x").statusCode())
                .isEqualTo(400);
        assertThat(browser.get("/v1/alerts", "X-API-Key", "x").statusCode()).isEqualTo(400);
        assertThat(browser.get("/v1/alerts", "Cookie", cookie).statusCode()).isEqualTo(400);
    }

    @Test
    void aStrangersCookieIsNone() throws Exception {
        for (String invented : List.of("x", "A".repeat(43), "A".repeat(500))) {
            browser.cookies().put(SESSION, invented);

            assertThat(browser.get("/v1/alerts").statusCode()).isEqualTo(401);
            assertThat(browser.get("/session").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aSignInEndsOnlyInTheBrowserThatBeganIt() throws Exception {
        String pushed = browser.begin("/");
        String state = street.signIns().pushed(pushed).getOrDefault("state", "");
        ConsoleBrowser victim = new ConsoleBrowser(street);

        // The attacker's own code and state, planted into another browser.
        assertThat(victim.comeBack(street.signIns().code(pushed), state, Issuer.ADDRESS))
                .satisfies(ConsoleSessionsTest::isNotSignedIn);
        victim.begin("/");
        assertThat(victim.comeBack(street.signIns().code(pushed), state, Issuer.ADDRESS))
                .satisfies(ConsoleSessionsTest::isNotSignedIn);
        assertThat(victim.cookies()).doesNotContainKey(SESSION);
        // An answer of another provider (RFC 9207), and a code that is none.
        assertThat(browser.comeBack(street.signIns().code(pushed), state, "https://evil.example"))
                .satisfies(ConsoleSessionsTest::isNotSignedIn);
        String again = browser.begin("/");
        String newState = street.signIns().pushed(again).getOrDefault("state", "");
        assertThat(browser.comeBack("invented", newState, Issuer.ADDRESS))
                .satisfies(ConsoleSessionsTest::isNotSignedIn);
        assertThat(browser.cookies()).doesNotContainKey(SESSION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "/%2f/evil.example",
                "/%5cevil.example",
                "javascript:alert(1)",
                "evil",
                "",
                "/../evil",
                "/v1/alerts",
                "/oauth2/logout",
                "/login",
                "/session/end",
                "/a\r\nSet-Cookie: x=y",
                "/a?b=<script>"
            })
    void afterwardsTheBrowserGoesToAPageOfTheConsoleAndNowhereElse(String to) throws Exception {
        String address =
                "/session/begin?to="
                        + java.net.URLEncoder.encode(to, java.nio.charset.StandardCharsets.UTF_8);

        assertThat(browser.get(address).statusCode()).isIn(400, 403);

        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void moreProofIsAskedForAtIdentity() throws Exception {
        browser.signIn("/");
        String before = browser.cookies().get(SESSION);
        String wish = "/session/begin?to=/officers&acr=urn:vigil:acr:2&max_age=600";
        String begun = ConsoleBrowser.location(browser.get(wish));
        String pushed = ConsoleBrowser.parameter(begun, "request_uri");
        assertThat(street.signIns().pushed(pushed))
                .containsEntry("acr_values", "urn:vigil:acr:2")
                .containsEntry("max_age", "600");

        browser.comeBack(pushed);

        assertThat(browser.cookies().get(SESSION)).isNotEqualTo(before);
        ConsoleBrowser old = new ConsoleBrowser(street);
        old.cookies().put(SESSION, before);
        assertThat(old.get("/session").statusCode()).isEqualTo(401);
        assertThat(browser.get("/session/begin?to=/&acr=urn:other").statusCode()).isEqualTo(400);
        assertThat(browser.get("/session/begin?to=/&max_age=-1").statusCode()).isEqualTo(400);
    }

    @Test
    void anotherSitesPictureBeginsNoSignIn() throws Exception {
        HttpResponse<String> answer = browser.get("/session/begin?to=/", "Sec-Fetch-Dest", "image");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void aCookieThatWasPlantedIsNotTheOneAfterSigningIn() throws Exception {
        ConsoleBrowser attacker = new ConsoleBrowser(street);
        attacker.signIn("/");
        String planted = attacker.cookies().get(SESSION);
        browser.cookies().put(SESSION, planted);
        street.signIns().signsIn("officer-2");

        browser.signIn("/");

        assertThat(browser.cookies().get(SESSION)).isNotEqualTo(planted);
        assertThat(browser.session().path("officerId").asString()).isEqualTo("officer-2");
        assertThat(attacker.get("/session").statusCode()).isEqualTo(401);
    }

    @Test
    void signingOutEndsItHereAndLeadsToIdentity() throws Exception {
        browser.signIn("/");
        String cookie = browser.cookies().get(SESSION);
        int revoked = street.signIns().revocations();

        assertThat(browser.post("/session/end", "", "X-Vigil-Form", "no").statusCode())
                .isEqualTo(403);
        HttpResponse<String> answer = browser.post("/session/end", "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"next\":\"/oauth2/logout?id_token_hint=ey")
                .contains("post_logout_redirect_uri=https%3A%2F%2Flocalhost%3A8443%2F");
        assertThat(answer.headers().firstValue("Clear-Site-Data")).hasValue("\"cache\"");
        assertThat(browser.cookies()).doesNotContainKey(SESSION);
        browser.cookies().put(SESSION, cookie);
        assertThat(browser.get("/v1/alerts").statusCode()).isEqualTo(401);
        Until.holds(() -> street.signIns().revocations() > revoked);
        assertThat(kinds()).contains(Kind.SESSION_ENDED);
    }

    @Test
    void identityEndsAllSessionsOfAnOfficer() throws Exception {
        street.signIns().signsIn("officer-3");
        browser.signIn("/");
        ConsoleBrowser second = new ConsoleBrowser(street);
        second.signIn("/");
        ConsoleBrowser other = new ConsoleBrowser(street);
        street.signIns().signsIn("officer-4");
        other.signIn("/");
        String id = street.issuer().token(street.signIns().claims("officer-3").build());

        assertThat(notice(id)).isEqualTo(400);
        assertThat(notice(street.signIns().logoutToken("officer-3") + "x")).isEqualTo(400);
        assertThat(browser.get("/session").statusCode()).isEqualTo(200);
        assertThat(notice(street.signIns().logoutToken("officer-3"))).isEqualTo(200);

        assertThat(browser.get("/session").statusCode()).isEqualTo(401);
        assertThat(second.get("/v1/alerts").statusCode()).isEqualTo(401);
        assertThat(other.get("/v1/alerts").statusCode()).isEqualTo(200);
    }

    @Test
    void tokensAreRenewedBeforeTheyEndAndOneAtATime() throws Exception {
        street.signIns().accessTokensLive(Duration.ofSeconds(30));
        browser.signIn("/");
        int before = street.signIns().renewals();
        street.signIns().accessTokensLive(Duration.ofMinutes(5));

        List<Integer> statuses = atOnce(8, () -> browser.get("/v1/alerts").statusCode());

        assertThat(statuses).containsOnly(200);
        assertThat(street.signIns().renewals() - before).isEqualTo(1);
        assertThat(street.signIns().reuses()).isZero();
    }

    @Test
    void aGrantThatIdentityHasEndedEndsTheSession() throws Exception {
        street.signIns().accessTokensLive(Duration.ofSeconds(30));
        browser.signIn("/");
        street.signIns().isAway(true);
        assertThat(browser.get("/v1/alerts").statusCode()).isEqualTo(200);
        street.signIns().isAway(false);

        street.signIns().forgetGrants();

        assertThat(browser.get("/v1/alerts").statusCode()).isEqualTo(401);
        assertThat(browser.get("/session").statusCode()).isEqualTo(401);
    }

    @Test
    void nobodySignsInWhileIdentityIsAway() throws Exception {
        street.signIns().isAway(true);

        HttpResponse<String> answer = browser.get("/session/begin?to=/");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    private static void isNotSignedIn(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Not signed in");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
    }

    private int status(String json, String... headers) throws Exception {
        return browser.post("/v1/transactions", json, headers).statusCode();
    }

    private static int notice(String token) throws Exception {
        return street.call("/session/logout-notice")
                .sending(
                        "application/x-www-form-urlencoded",
                        java.net.http.HttpRequest.BodyPublishers.ofString("logout_token=" + token))
                .status();
    }

    private static List<Kind> kinds() {
        return street.told().stream().map(event -> event.kind()).distinct().toList();
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> future : threads.invokeAll(java.util.Collections.nCopies(times, call))) {
                results.add(future.get());
            }
        }
        return results;
    }
}
