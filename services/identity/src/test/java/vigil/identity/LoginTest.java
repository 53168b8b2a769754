package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginTest extends WithIdentity {

    @Test
    void anAnonymousRequestLeadsToTheLoginPageAndBack() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console");

        HttpResponse<String> asked = flow.authorize();
        HttpResponse<String> signedIn = flow.signIn("olaf", RunningIdentity.PASSWORD);

        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(Browser.location(asked)).startsWith("/login?continue=%2Foauth2%2Fauthorize");
        assertThat(Browser.location(signedIn)).startsWith(flow.authorizeAddress());
    }

    @Test
    void thePageRunsItsOwnScriptAloneAndSendsFormsOnlyWhereTheRequestLeads() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console");

        HttpResponse<String> page = flow.browser().get(Browser.location(flow.authorize()));

        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains(
                        "default-src 'none'",
                        "script-src 'self';",
                        "style-src 'self';",
                        "form-action 'self' https://console.example;")
                .doesNotContain("unsafe", "sha256", "*");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body().replace("<script src=\"/login/passkeys.js\" defer></script>", ""))
                .doesNotContain("<script", "<style", "style=", "http:", "src=")
                .doesNotContainPattern(" on[a-z]+=");
    }

    @Test
    void theCookiesAreBoundToThisHostAndHiddenFromScripts() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console");

        HttpResponse<String> signedIn = flow.signIn("olaf", RunningIdentity.PASSWORD);

        String cookie =
                signedIn.headers().allValues("Set-Cookie").stream()
                        .filter(each -> each.startsWith("__Host-vigil-login="))
                        .findFirst()
                        .orElseThrow();
        assertThat(cookie).contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax");
        assertThat(cookie).doesNotContain("Domain");
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginGetTheSameAnswer() throws Exception {
        HttpResponse<String> wrong =
                new CodeFlow(identity, "console").signIn("olaf", "a wrong password");
        HttpResponse<String> unknown =
                new CodeFlow(identity, "console").signIn("nobody-here", "a wrong password");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(withoutTokens(wrong)).isEqualTo(withoutTokens(unknown));
        assertThat(wrong.body()).doesNotContain("a wrong password", "olaf");
        assertThat(SecurityEvents.of(identity))
                .contains("login.refused/unknown/unknown")
                .anyMatch(event -> event.matches("login\\.refused/[0-9a-z]{26}/password"))
                .noneMatch(event -> event.contains("olaf") || event.contains("nobody"));
    }

    @Test
    void aFormFromElsewhereIsRefused() throws Exception {
        HttpResponse<String> answer =
                new Browser(identity.address())
                        .post(
                                "/login",
                                Map.of("login", "olaf", "password", RunningIdentity.PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"forbidden\"");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .noneMatch(cookie ->
                        cookie.startsWith("__Host-vigil-login=") && !cookie.contains("Max-Age=0"));
    }

    @Test
    void theWayBackLeadsNowhereElse() throws Exception {
        for (String elsewhere :
                new String[] {
                    "https://evil.example/",
                    "//evil.example/oauth2/authorize?",
                    "/oauth2/authorize",
                    "/oauth2/authorize?a=\r\nSet-Cookie: b",
                    "javascript:alert(1)"
                }) {
            Browser browser = new Browser(identity.address());
            HttpResponse<String> page = browser.get("/login");

            HttpResponse<String> answer =
                    browser.submit(
                            page,
                            "/login",
                            Map.of(
                                    "login",
                                    "olaf",
                                    "password",
                                    RunningIdentity.PASSWORD,
                                    "continue",
                                    elsewhere));

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(Browser.location(answer)).isEqualTo("/login");
        }
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console");
        flow.signIn("olaf", RunningIdentity.PASSWORD);
        long open = Rows.count(identity, "select count(*) from sessions");
        HttpResponse<String> home = flow.browser().get("/login");

        flow.browser().submit(home, "/login/end", Map.of());

        assertThat(home.body()).contains("You are signed in");
        assertThat(flow.browser().cookies()).doesNotContainKey("__Host-vigil-login");
        assertThat(Browser.location(flow.authorize())).startsWith("/login");
        assertThat(Rows.count(identity, "select count(*) from sessions")).isEqualTo(open - 1);
    }

    @Test
    void everyLoginLeavesEvidence() throws Exception {
        new CodeFlow(identity, "console").signIn("olaf", RunningIdentity.PASSWORD);
        new CodeFlow(identity, "console").signIn("olaf", "a wrong password");

        assertThat(Rows.acts(identity, "login.succeeded")).isPositive();
        assertThat(Rows.acts(identity, "login.failed")).isPositive();
    }

    private static String withoutTokens(HttpResponse<String> page) {
        return page.body().replaceAll("(value|data-options)=\"[^\"]*\"", "");
    }
}
