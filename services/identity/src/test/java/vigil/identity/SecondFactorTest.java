package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes and recovery codes, and who needs them. */
class SecondFactorTest {

    private static final String ACCOUNT = "/login/account";
    private static final Pattern RECOVERY = Pattern.compile("<li><code>([a-z2-7-]+)</code></li>");

    @TempDir private static java.nio.file.Path folder;
    private static RunningIdentity identity;

    @BeforeAll
    static void start() {
        identity = RunningIdentity.in(folder, Map.of("vigil.identity.factors.roles", "supervisor"));
    }

    @AfterAll
    static void stop() throws Exception {
        identity.close();
    }

    @BeforeEach
    void nobodyHasAnythingYet() throws Exception {
        for (String table :
                List.of("code_generators", "recovery_codes", "login_attempts", "sessions")) {
            Rows.write(identity, "delete from " + table);
        }
    }

    @Test
    void aRoleThatNeedsASecondFactorGetsNowhereWithoutOne() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console");

        HttpResponse<String> signedIn = flow.signIn("sam.supervisor", RunningIdentity.PASSWORD);

        assertThat(Browser.location(signedIn)).startsWith("/login/factor?continue=");
        assertThat(Browser.location(flow.authorize())).startsWith("/login?");
        assertThat(flow.browser().cookies()).doesNotContainKey("__Host-vigil-login");
        assertThat(Browser.location(flow.browser().get(ACCOUNT))).startsWith("/login?");
    }

    @Test
    void theFirstFactorIsMadeOnTheWayAndIsAskedForFromThenOn() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console");
        HttpResponse<String> signedIn = flow.signIn("sam.supervisor", RunningIdentity.PASSWORD);
        HttpResponse<String> choice = flow.browser().get(Browser.location(signedIn));
        String link = link(choice, "/login/account/codes");
        HttpResponse<String> page = flow.browser().get(link);
        Phone phone = Phone.thatRead(page);

        HttpResponse<String> wrong =
                flow.browser().submit(page, "/login/account/codes", Map.of("code", "000000"));
        HttpResponse<String> done =
                flow.browser().submit(page, "/login/account/codes", Map.of("code", phone.code()));
        HttpResponse<String> back = flow.authorize();

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Phone.thatRead(wrong).code()).isEqualTo(phone.code());
        assertThat(RECOVERY.matcher(done.body()).results()).hasSize(10);
        assertThat(Browser.location(back)).startsWith(RunningIdentity.REDIRECT);
        assertThat(acr(flow, back)).isEqualTo("urn:vigil:acr:2");
        assertThat(
                        Browser.location(
                                new CodeFlow(identity, "console")
                                        .signIn("sam.supervisor", RunningIdentity.PASSWORD)))
                .startsWith("/login/code?continue=");
        assertThat(Rows.acts(identity, "code.enrolled")).isPositive();
        assertThat(Rows.acts(identity, "recovery.made")).isPositive();
    }

    @Test
    void aCodeIsGoodOnceAndAWrongOneNever() throws Exception {
        Phone phone = enrolled("anna.analyst").phone();
        Rows.write(identity, "update code_generators set last_step = 0");
        String code = phone.code();

        HttpResponse<String> wrong = second("anna.analyst", "/login/code", "000000");
        HttpResponse<String> right = second("anna.analyst", "/login/code", code);
        HttpResponse<String> again = second("anna.analyst", "/login/code", code);

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(SecurityEvents.of(identity))
                .anyMatch(event -> event.startsWith("factor.refused/") && event.endsWith("/code"))
                .anyMatch(event -> event.startsWith("factor.reused/") && event.endsWith("/code"));
        assertThat(Rows.acts(identity, "factor.refused")).isPositive();
    }

    @Test
    void aRecoveryCodeIsGoodOnce() throws Exception {
        String code = enrolled("anna.analyst").recovery().getFirst();

        HttpResponse<String> right =
                second("anna.analyst", "/login/recovery", code.toUpperCase(java.util.Locale.ROOT));
        HttpResponse<String> again = second("anna.analyst", "/login/recovery", code);

        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(Rows.acts(identity, "recovery.used")).isPositive();
        assertThat(Rows.count(identity, "select count(*) from recovery_codes")).isEqualTo(9);
    }

    @Test
    void guessingCodesBecomesSlowForStrangersFromEverywhere() throws Exception {
        enrolled("anna.analyst");
        for (int i = 0; i < 5; i++) {
            assertThat(
                            second("anna.analyst", "/login/code", "00000" + i, "192.0.2." + i)
                                    .statusCode())
                    .isEqualTo(401);
        }
        Rows.write(
                identity,
                "update login_attempts set blocked_until = now() + interval '1 hour' where failures = 5");

        HttpResponse<String> slowed = second("anna.analyst", "/login/code", "000009", "192.0.2.77");

        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void wherePasskeysAreAskedForWhoHasNoneIsLedToMakeOne() throws Exception {
        Browser browser = enrolled("anna.analyst").browser();
        String asked =
                new CodeFlow(identity, "console")
                        .with("acr_values", "urn:vigil:acr:3")
                        .authorizeAddress();

        HttpResponse<String> more = browser.get(Browser.location(browser.get(asked)));
        HttpResponse<String> page = browser.get(Browser.location(more));

        assertThat(Browser.location(more)).startsWith("/login/account/passkey?continue=");
        assertThat(page.body()).contains("Add a passkey", "data-passkey=\"create\"");
    }

    @Test
    void aPasswordAloneMakesNoSecondFactorBesideTheFirst() throws Exception {
        enrolled("anna.analyst");
        Browser thief = new Browser(identity.address());
        signIn(thief, "anna.analyst", ACCOUNT);

        for (String page : List.of("/login/account/codes", "/login/account/passkey", ACCOUNT)) {
            assertThat(Browser.location(thief.get(page))).startsWith("/login?continue=");
        }
    }

    @Test
    void theLastFactorOfARoleThatNeedsOneStays() throws Exception {
        Enrolled sam = enrolled("sam.supervisor");
        Browser browser = sam.browser();

        HttpResponse<String> refused =
                browser.submit(browser.get(ACCOUNT), "/login/account/codes/remove", Map.of());

        assertThat(Browser.location(refused)).isEqualTo(ACCOUNT + "?note=needed");
        assertThat(Rows.count(identity, "select count(*) from code_generators")).isOne();
    }

    @Test
    void whoNeedsNoneMayTakeItAway() throws Exception {
        Browser browser = enrolled("anna.analyst").browser();

        browser.submit(browser.get(ACCOUNT), "/login/account/codes/remove", Map.of());

        assertThat(Rows.count(identity, "select count(*) from code_generators")).isZero();
        assertThat(Rows.acts(identity, "code.removed")).isPositive();
    }

    @Test
    void noSecretOfAPhoneIsReadableInTheRows() throws Exception {
        Enrolled anna = enrolled("anna.analyst");

        for (String code : anna.recovery()) {
            assertThat(
                            Rows.count(
                                    identity,
                                    "select count(*) from recovery_codes where position('"
                                            + code.replace("-", "")
                                            + "'::bytea in code_hash) > 0 or length(code_hash) <> 32"))
                    .isZero();
        }
        assertThat(
                        Rows.count(
                                identity,
                                "select count(*) from code_generators where length(secret_sealed) = 49"))
                .isOne();
    }

    private record Enrolled(Browser browser, Phone phone, List<String> recovery) {}

    private static Enrolled enrolled(String login) throws Exception {
        Browser browser = new Browser(identity.address());
        signIn(browser, login, "/login/account/codes");
        HttpResponse<String> page = browser.get("/login/account/codes");
        Phone phone = Phone.thatRead(page);
        HttpResponse<String> done =
                browser.submit(page, "/login/account/codes", Map.of("code", phone.code()));
        List<String> recovery =
                RECOVERY.matcher(done.body()).results().map(found -> found.group(1)).toList();
        assertThat(recovery).as(done.body()).hasSize(10);
        return new Enrolled(browser, phone, recovery);
    }

    private static HttpResponse<String> signIn(Browser browser, String login, String continueTo)
            throws Exception {
        return browser.submit(
                browser.get("/login?continue=" + continueTo.replace("/", "%2F")),
                "/login",
                Map.of("login", login, "password", RunningIdentity.PASSWORD));
    }

    private static HttpResponse<String> second(String login, String path, String code)
            throws Exception {
        return second(login, path, code, "203.0.113.9");
    }

    /** A stranger who knows the password tries a second factor. */
    private static HttpResponse<String> second(
            String login, String path, String code, String address) throws Exception {
        Browser browser = new Browser(identity.address(), address);
        HttpResponse<String> first = signIn(browser, login, ACCOUNT);
        HttpResponse<String> page = browser.get(Browser.location(first));
        assertThat(page.body()).contains("Confirm that it is you");
        return browser.submit(page, path, Map.of("code", code));
    }

    private static String link(HttpResponse<String> page, String path) {
        var link = Pattern.compile("href=\"(" + path + "[^\"]*)\"").matcher(page.body());
        assertThat(link.find()).as(page.body()).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    private static String acr(CodeFlow flow, HttpResponse<String> back) throws Exception {
        HttpResponse<String> tokens =
                flow.redeem(CodeFlow.returned(back, "code"), CodeFlow.VERIFIER, Map.of());
        SignedJWT id = SignedJWT.parse(FapiFlow.text(tokens, "id_token"));
        assertThat(id.getJWTClaimsSet().getStringListClaim("amr"))
                .containsExactly("mfa", "otp", "pwd");
        assertThat(id.getJWTClaimsSet().getLongClaim("auth_time")).isPositive();
        return id.getJWTClaimsSet().getStringClaim("acr");
    }
}
