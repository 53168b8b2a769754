package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.testkit.FreePort;

/** Signing in through a provider outside: a second identity, which knows nothing of the first. */
class OutsideTest {

    private static final String BACK = RunningIdentity.ISSUER + "/login/outside/return";

    @TempDir private static Path here;
    @TempDir private static Path there;
    @TempDir private static Path elsewhere;
    private static RunningIdentity provider;
    private static RunningIdentity identity;

    @BeforeAll
    static void start() throws Exception {
        int port = FreePort.any();
        String issuer = "http://127.0.0.1:" + port;
        provider =
                RunningIdentity.in(
                        there,
                        Map.of(
                                "server.port",
                                Integer.toString(port),
                                "vigil.tokens.issuer",
                                issuer));
        provider.seed(
                """
                {"clients": [{"id": "vigil-inside", "secret": "%s", "redirectUris": ["%s"]}]}
                """
                        .formatted(RunningIdentity.MACHINE_SECRET, BACK));
        provider.restart();
        Files.writeString(elsewhere.resolve("outside-secret"), RunningIdentity.MACHINE_SECRET);
        Files.writeString(here.resolve("outside-secret"), RunningIdentity.MACHINE_SECRET);
        identity = RunningIdentity.in(here, settings(issuer));
    }

    private static Map<String, String> settings(String issuer) {
        Map<String, String> settings = new HashMap<>();
        settings.put("vigil.identity.outside.issuer", issuer);
        settings.put("vigil.identity.outside.secret-file", here + "/outside-secret");
        settings.put("vigil.identity.outside.client", "vigil-inside");
        settings.put("vigil.identity.outside.title", "the bank");
        settings.put("vigil.identity.outside.strong", "urn:vigil:acr:2,urn:vigil:acr:3");
        return settings;
    }

    @AfterAll
    static void stop() throws Exception {
        identity.close();
        provider.close();
    }

    @Test
    void anOfficerWhoIsLinkedSignsInAndNobodyElse() throws Exception {
        Administrator administrator = new Administrator(identity, "demo-administrator");
        String officer = administrator.officer("Anna.Analyst").get("id").asString();
        String subject = subject("anna.analyst");

        Browser stranger = new Browser(identity.address());
        HttpResponse<String> refused = comeBack(stranger, "anna.analyst");
        HttpResponse<String> linked =
                administrator.send(
                        "PUT",
                        "/v1/officers/" + officer + "/outside-subject",
                        "{\"subject\":\"%s\"}".formatted(subject));
        Browser browser = new Browser(identity.address());
        HttpResponse<String> in = comeBack(browser, "anna.analyst");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(stranger.cookies()).doesNotContainKey("__Host-vigil-login");
        assertThat(linked.statusCode()).isEqualTo(204);
        assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
        assertThat(browser.get("/login/account").statusCode()).isEqualTo(200);
        assertThat(comeBack(new Browser(identity.address()), "sam.supervisor").statusCode())
                .isEqualTo(403);
        assertThat(Rows.acts(identity, "outside.linked")).isOne();
    }

    @Test
    void aCodeOfAnotherBrowserOpensNothing() throws Exception {
        Browser begun = new Browser(identity.address());
        String back = backFrom(begun, "anna.analyst");

        HttpResponse<String> elsewhere = new Browser(identity.address()).get(back);

        assertThat(elsewhere.statusCode()).isEqualTo(403);
    }

    @Test
    void whoeverComesIsMadeAnOfficerWhereThatIsWantedAndRolesFollowTheClaim() throws Exception {
        Map<String, String> settings = settings(providerAddress());
        settings.put("vigil.identity.outside.create", "true");
        settings.put("vigil.identity.outside.institution", "demo");
        settings.put("vigil.identity.outside.roles-claim", "amr");
        settings.put("vigil.identity.outside.roles", "pwd=auditor");
        settings.put("vigil.identity.factors.roles", "auditor");
        try (RunningIdentity generous = RunningIdentity.in(elsewhere, settings)) {
            Browser browser = new Browser(generous.address());
            HttpResponse<String> in = comeBack(browser, "sam.supervisor");

            // A password outside is one factor, and an auditor needs two.
            assertThat(Browser.location(in)).startsWith("/login/factor");
            Administrator administrator = new Administrator(generous, "demo-administrator");
            String login = subject("sam.supervisor") + " (vigil-inside)";
            assertThat(administrator.officer(login).get("roles").get(0).asString())
                    .isEqualTo("auditor");

            settings.put("vigil.identity.outside.strong", "urn:vigil:acr:1");
            settings.put("vigil.identity.outside.roles", "pwd=analyst");
            settings.put("vigil.identity.factors.roles", "analyst");
            generous.restart();
            Browser again = new Browser(generous.address());
            HttpResponse<String> strong = comeBack(again, "sam.supervisor");

            assertThat(Browser.location(strong)).isEqualTo("/login");
            assertThat(again.get("/login/account").statusCode()).isEqualTo(200);
            assertThat(administrator.officer(login).get("roles").get(0).asString())
                    .isEqualTo("analyst");
            assertThat(Rows.acts(generous, "outside.linked")).isOne();
        }
    }

    private static String providerAddress() {
        return "http://127.0.0.1:" + provider.port();
    }

    @Test
    void thePageOffersIt() throws Exception {
        HttpResponse<String> page = new Browser(identity.address()).get("/login");

        assertThat(page.body()).contains("Sign in with the bank", "/login/outside/begin/provider");
        assertThat(new Browser(provider.address()).get("/login").body())
                .doesNotContain("/login/outside");
    }

    private static HttpResponse<String> comeBack(Browser browser, String login) throws Exception {
        return browser.get(backFrom(browser, login));
    }

    /** What the provider sends the browser back with, as a path here. */
    private static String backFrom(Browser browser, String login) throws Exception {
        HttpResponse<String> begun = browser.get("/login/outside/begin/provider");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(302);
        URI asked = URI.create(Browser.location(begun));
        assertThat(asked.getQuery()).contains("code_challenge_method=S256", "nonce=", "state=");
        Browser outside = new Browser(provider.address());
        HttpResponse<String> page =
                outside.get(
                        Browser.location(
                                outside.get(asked.getRawPath() + "?" + asked.getRawQuery())));
        HttpResponse<String> signedIn =
                outside.submit(
                        page,
                        "/login",
                        Map.of("login", login, "password", RunningIdentity.PASSWORD));
        URI back = URI.create(Browser.location(outside.get(Browser.location(signedIn))));
        assertThat(back.toString()).startsWith(BACK);
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    private static String subject(String login) throws Exception {
        CodeFlow flow = new CodeFlow(provider, "console");
        HttpResponse<String> given = flow.redeem(flow.code(login), CodeFlow.VERIFIER, Map.of());
        return SignedJWT.parse(FapiFlow.text(given, "id_token")).getJWTClaimsSet().getSubject();
    }
}
