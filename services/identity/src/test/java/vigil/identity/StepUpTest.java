package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an authorization request asks of the sign-in (OpenID Connect Core, 3.1.2.1). */
class StepUpTest extends WithIdentity {

    @BeforeEach
    void nobodyHasAnythingYet() throws Exception {
        Rows.write(identity, "delete from code_generators");
        Rows.write(identity, "delete from recovery_codes");
        Rows.write(identity, "delete from sessions");
    }

    @Test
    void withoutASessionNoneMeansThatSigningInIsNeeded() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console").with("prompt", "none");

        assertThat(CodeFlow.returned(flow.authorize(), "error")).isEqualTo("login_required");
    }

    @Test
    void withASessionNoneGivesACodeWithoutAPage() throws Exception {
        CodeFlow flow = signedIn().with("prompt", "none");

        assertThat(CodeFlow.returned(flow.authorize(), "code")).isNotEmpty();
    }

    @Test
    void aSignInThatIsAskedForHappensForEachRequestOnce() throws Exception {
        CodeFlow flow = signedIn().with("prompt", "login");
        HttpResponse<String> asked = flow.authorize();
        HttpResponse<String> signedIn = flow.signIn("anna.analyst", RunningIdentity.PASSWORD);
        HttpResponse<String> back = flow.browser().get(Browser.location(signedIn));

        assertThat(Browser.location(asked)).startsWith("/login?continue=");
        assertThat(CodeFlow.returned(back, "code")).isNotEmpty();
        assertThat(Browser.location(flow.with("state", "another").authorize()))
                .startsWith("/login?continue=");
    }

    @Test
    void theMarkOfOneRequestIsNoneOfAnother() throws Exception {
        CodeFlow flow = signedIn().with("prompt", "login");
        String marked = Browser.location(flow.signIn("anna.analyst", RunningIdentity.PASSWORD));

        HttpResponse<String> forged =
                flow.browser().get(marked.replace("state=a-state", "state=b-state"));

        assertThat(Browser.location(forged)).startsWith("/login?continue=");
    }

    @Test
    void anOldSignInIsTooOldForAShorterAge() throws Exception {
        CodeFlow flow = signedIn();
        Rows.write(identity, "update sessions set auth_at = now() - interval '5 minutes'");

        assertThat(CodeFlow.returned(flow.with("max_age", "600").authorize(), "code")).isNotEmpty();
        assertThat(Browser.location(flow.with("max_age", "60").authorize())).startsWith("/login?");
        assertThat(CodeFlow.returned(flow.with("prompt", "none").authorize(), "error"))
                .isEqualTo("login_required");
        assertThat(
                        CodeFlow.returned(
                                flow.without("prompt").with("max_age", "soon").authorize(),
                                "error"))
                .isEqualTo("invalid_request");
    }

    @Test
    void theTokenSaysWhenAndHow() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console").with("max_age", "0");
        HttpResponse<String> tokens =
                flow.redeem(flow.code("anna.analyst"), CodeFlow.VERIFIER, Map.of());

        for (String kind : new String[] {"id_token", "access_token"}) {
            var claims = SignedJWT.parse(FapiFlow.text(tokens, kind)).getJWTClaimsSet();
            assertThat(claims.getStringClaim("acr")).isEqualTo("urn:vigil:acr:1");
            assertThat(claims.getStringListClaim("amr")).containsExactly("pwd");
            assertThat(claims.getLongClaim("auth_time"))
                    .isBetween(
                            System.currentTimeMillis() / 1000 - 60,
                            System.currentTimeMillis() / 1000 + 1);
        }
    }

    @Test
    void twoFactorsThatAreAskedForAreProvenOrMadeFirst() throws Exception {
        CodeFlow flow = signedIn().with("acr_values", "urn:other:1 urn:vigil:acr:2");
        HttpResponse<String> asked = flow.authorize();
        HttpResponse<String> none = flow.with("prompt", "none").authorize();
        HttpResponse<String> code = flow.browser().get(Browser.location(asked));
        HttpResponse<String> choice = flow.browser().get(Browser.location(code));

        assertThat(Browser.location(asked)).startsWith("/login/code?continue=");
        assertThat(CodeFlow.returned(none, "error")).isEqualTo("login_required");
        assertThat(choice.body()).contains("Protect your sign-in");

        HttpResponse<String> page = flow.browser().get("/login/account/codes");
        flow.browser()
                .submit(page, "/login/account/codes", Map.of("code", Phone.thatRead(page).code()));
        assertThat(CodeFlow.returned(flow.authorize(), "code")).isNotEmpty();
    }

    @Test
    void aRequestThatComesWithTheBrowserKeepsToOurRulesToo() throws Exception {
        for (String mode : new String[] {"fragment", "form_post"}) {
            CodeFlow flow = new CodeFlow(identity, "console").with("response_mode", mode);

            assertThat(CodeFlow.returned(flow.authorize(), "error")).isEqualTo("invalid_request");
        }
    }

    @Test
    void aLevelThatNobodyKnowsIsAWishOnly() throws Exception {
        CodeFlow flow = signedIn().with("acr_values", "1 2");

        assertThat(CodeFlow.returned(flow.authorize(), "code")).isNotEmpty();
    }

    @Test
    void whoDoesNotWantToSignInGoesBackWithoutACode() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console");
        HttpResponse<String> page = flow.browser().get(Browser.location(flow.authorize()));

        HttpResponse<String> cancelled = flow.browser().submit(page, "/login/cancel", Map.of());
        HttpResponse<String> back = flow.browser().get(Browser.location(cancelled));

        assertThat(CodeFlow.returned(back, "error")).isEqualTo("access_denied");
        assertThat(CodeFlow.returned(back, "state")).isEqualTo("a-state");
        assertThat(CodeFlow.returned(back, "iss")).isEqualTo(RunningIdentity.ISSUER);
    }

    @Test
    void aStrictProgramIsAskedAndRefusedTheSameWay() throws Exception {
        Browser officer = new Browser(identity.address());
        FapiFlow flow = new FapiFlow(identity, "fapi", HeldKey.CLIENT);
        String pushed = FapiFlow.text(flow.push(), "request_uri");
        String address =
                "/oauth2/authorize?"
                        + Browser.encoded(Map.of("client_id", "fapi", "request_uri", pushed));
        HttpResponse<String> page = officer.get(Browser.location(officer.get(address)));

        HttpResponse<String> cancelled = officer.submit(page, "/login/cancel", Map.of());
        HttpResponse<String> back = officer.get(Browser.location(cancelled));

        assertThat(Browser.location(back)).startsWith(RunningIdentity.REDIRECT);
        assertThat(CodeFlow.returned(back, "error")).isEqualTo("access_denied");
    }

    @Test
    void giftsOfAccessNeedARecentSignInAndGetIt() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console").with("acr_values", "urn:vigil:acr:2");
        Phone phone = enrol(flow);
        Rows.write(identity, "update sessions set auth_at = now() - interval '11 minutes'");
        String old = token(flow, CodeFlow.returned(flow.authorize(), "code"));
        HttpResponse<String> refused = invite(old, "late@demo");
        HttpResponse<String> asked = flow.with("max_age", "600").authorize();

        HttpResponse<String> back = again(flow, phone, asked);
        HttpResponse<String> invited =
                invite(token(flow, CodeFlow.returned(back, "code")), "late@demo");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("insufficient_user_authentication", "max_age=\"600\"");
        assertThat(Browser.location(asked)).startsWith("/login?continue=");
        assertThat(invited.statusCode()).as(invited.body()).isEqualTo(201);
    }

    /** Ada makes a second factor, and is signed in with it. */
    private static Phone enrol(CodeFlow flow) throws Exception {
        HttpResponse<String> signedIn = flow.signIn("ada.administrator", RunningIdentity.PASSWORD);
        HttpResponse<String> code = flow.browser().get(Browser.location(signedIn));
        flow.browser().get(Browser.location(code));
        HttpResponse<String> page = flow.browser().get("/login/account/codes");
        Phone phone = Phone.thatRead(page);
        flow.browser().submit(page, "/login/account/codes", Map.of("code", phone.code()));
        return phone;
    }

    private static HttpResponse<String> again(
            CodeFlow flow, Phone phone, HttpResponse<String> asked) throws Exception {
        Rows.write(identity, "update code_generators set last_step = 0");
        Browser browser = flow.browser();
        HttpResponse<String> page = browser.get(Browser.location(asked));
        HttpResponse<String> half =
                browser.submit(
                        page,
                        "/login",
                        Map.of("login", "ada.administrator", "password", RunningIdentity.PASSWORD));
        HttpResponse<String> second = browser.get(Browser.location(half));
        HttpResponse<String> in =
                browser.submit(second, "/login/code", Map.of("code", phone.code()));
        return browser.get(Browser.location(in));
    }

    private static String token(CodeFlow flow, String code) throws Exception {
        return FapiFlow.text(flow.redeem(code, CodeFlow.VERIFIER, Map.of()), "access_token");
    }

    private static HttpResponse<String> invite(String token, String login) throws Exception {
        return Administrator.withToken(identity, token)
                .send(
                        "POST",
                        "/v1/officers/invitations",
                        "{\"login\":\"%s\",\"roles\":[\"analyst\"]}".formatted(login));
    }

    private static CodeFlow signedIn() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console");
        flow.code("anna.analyst");
        return flow;
    }
}
