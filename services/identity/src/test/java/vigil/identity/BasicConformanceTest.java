package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the suite's plans for OpenID Connect try (Basic, Config, logout), and what its plans for
 * FAPI 2.0 want refusals to be called (docs/conformance.md).
 */
class BasicConformanceTest extends WithIdentity {

    private static final String BASIC = RunningIdentity.REDIRECT + "?dummy1=lorem&dummy2=ipsum";

    @Test
    void aProgramOfTheBasicProfileIsGivenACodeWithoutAChallenge() throws Exception {
        CodeFlow flow = basic();

        HttpResponse<String> tokens = redeemed(flow.code("anna.analyst"), Map.of());

        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        assertThat(FapiFlow.text(tokens, "id_token")).isNotEmpty();
        assertThat(FapiFlow.text(tokens, "token_type")).isEqualTo("Bearer");
        assertThat(FapiFlow.text(tokens, "scope")).isEqualTo("openid");
    }

    @Test
    void aChallengeThatWasSentIsHeldAgainstTheVerifierAllTheSame() throws Exception {
        CodeFlow with =
                basic().with("code_challenge", CodeFlow.challenge(CodeFlow.VERIFIER))
                        .with("code_challenge_method", "S256");

        HttpResponse<String> unproven = redeemed(with.code("anna.analyst"), Map.of());
        HttpResponse<String> surprising =
                redeemed(basic().code("anna.analyst"), Map.of("code_verifier", CodeFlow.VERIFIER));

        for (HttpResponse<String> refused : List.of(unproven, surprising)) {
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(FapiFlow.text(refused, "error")).isEqualTo("invalid_grant");
        }
    }

    @Test
    void anAuthorizationRequestMayBePosted() throws Exception {
        CodeFlow flow = basic();
        Browser browser = flow.browser();

        HttpResponse<String> posted = browser.post("/oauth2/authorize", flow.asked());
        HttpResponse<String> asked = browser.get(Browser.location(posted));
        HttpResponse<String> page = browser.get(Browser.location(asked));
        HttpResponse<String> signedIn =
                browser.submit(
                        page,
                        "/login",
                        Map.of("login", "anna.analyst", "password", RunningIdentity.PASSWORD));
        HttpResponse<String> back = browser.get(Browser.location(signedIn));

        assertThat(posted.statusCode()).isEqualTo(303);
        assertThat(CodeFlow.returned(back, "code")).isNotEmpty();
        assertThat(CodeFlow.returned(back, "state")).isEqualTo("a-state");
        assertThat(CodeFlow.returned(back, "dummy1")).isEqualTo("lorem");
    }

    @Test
    void endpointsForProgramsAreAskedByPostAlone() throws Exception {
        for (String path : List.of("par", "token", "introspect", "revoke")) {
            HttpResponse<String> answer = basic().browser().get("/oauth2/" + path);

            assertThat(answer.statusCode()).as(path).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
        }
    }

    @Test
    void whoDoesNotSayWhoItIsIsNoClient() throws Exception {
        for (String path : List.of("par", "token", "introspect", "revoke")) {
            HttpResponse<String> answer =
                    basic().browser().post("/oauth2/" + path, Map.of("token", "a"));

            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/json");
            assertThat(FapiFlow.text(answer, "error")).isEqualTo("invalid_client");
        }
    }

    @Test
    void whatIsRefusedWhenPushedIsCalledByItsName() throws Exception {
        assertThat(refused(FapiFlow.of(identity).without("code_challenge").push()))
                .isEqualTo("invalid_request");
        assertThat(refused(FapiFlow.of(identity).with("code_challenge_method", "plain").push()))
                .isEqualTo("invalid_request");
        assertThat(
                        refused(
                                FapiFlow.of(identity)
                                        .with("redirect_uri", RunningIdentity.REDIRECT + "/x")
                                        .push()))
                .isEqualTo("invalid_request");
        assertThat(refused(FapiFlow.of(identity).with("response_type", "code id_token").push()))
                .isIn("unsupported_response_type", "invalid_request");
        assertThat(refused(FapiFlow.of(identity).with("request_uri", "urn:x").push()))
                .isIn("invalid_request", "request_uri_not_supported");
    }

    @Test
    void whatIsRefusedAtTheTokenEndpointIsCalledByItsName() throws Exception {
        FapiFlow flow = FapiFlow.of(identity);
        String code = flow.code();
        HttpResponse<String> unproven = flow.redeem(code, Map.of());
        HttpResponse<String> unnamed =
                flow.browser()
                        .post(
                                "/oauth2/token",
                                Map.of(
                                        "grant_type",
                                        "authorization_code",
                                        "code",
                                        code,
                                        "client_id",
                                        "fapi",
                                        "redirect_uri",
                                        RunningIdentity.REDIRECT,
                                        "code_verifier",
                                        CodeFlow.VERIFIER));
        HttpResponse<String> unverified =
                flow.token(
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "redirect_uri",
                                RunningIdentity.REDIRECT),
                        Map.of("DPoP", flow.held().proof("POST", "/oauth2/token")));

        assertThat(refused(unproven))
                .isIn("invalid_grant", "invalid_request", "invalid_dpop_proof");
        assertThat(unnamed.statusCode()).isEqualTo(401);
        assertThat(FapiFlow.text(unnamed, "error")).isEqualTo("invalid_client");
        assertThat(refused(unverified)).isEqualTo("invalid_grant");
    }

    @Test
    void scopesThatNobodyKnowsAreReadPastInAnyOrder() throws Exception {
        CodeFlow flow = basic().with("scope", "email openid profile");
        HttpResponse<String> tokens = redeemed(flow.code("anna.analyst"), Map.of());
        FapiFlow pushed = FapiFlow.of(identity).with("scope", "profile openid");

        assertThat(FapiFlow.text(tokens, "scope")).isEqualTo("openid");
        assertThat(FapiFlow.text(tokens, "id_token")).isNotEmpty();
        assertThat(pushed.code()).isNotEmpty();
    }

    @Test
    void whatCannotGoBackToAProgramIsSaidOnAPage() throws Exception {
        for (CodeFlow flow :
                List.of(
                        basic().without("response_type"),
                        basic().with("redirect_uri", BASIC + "x"),
                        basic().with("request", "eyJhbGciOiJub25lIn0.e30.")
                                .with("redirect_uri", BASIC + "x"),
                        basic().with("client_id", "nobody"))) {
            HttpResponse<String> answer = flow.authorize();

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/html");
            assertThat(answer.body())
                    .containsPattern("cannot be answered: (invalid_request|request_not_supported)");
        }
    }

    @Test
    void aRefusedTokenIsToldWhatIsWrong() throws Exception {
        Browser program = basic().browser();
        HttpResponse<String> nothing = program.post("/oauth2/userinfo", Map.of("another", "a"));
        HttpResponse<String> wrong =
                program.post("/oauth2/userinfo", Map.of(), Map.of("Authorization", "Bearer a.b.c"));

        assertThat(nothing.statusCode()).isEqualTo(401);
        assertThat(nothing.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer error=\"invalid_token\"");
    }

    @Test
    void aRequestWithoutOpenidGetsNoIdToken() throws Exception {
        FapiFlow flow = FapiFlow.of(identity).without("scope");

        HttpResponse<String> tokens = flow.redeem(flow.code());

        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        assertThat(FapiFlow.text(tokens, "token_type")).isEqualTo("DPoP");
        assertThat(FapiFlow.text(tokens, "id_token")).isEmpty();
    }

    @Test
    void whoIsAskedForByNameOfTheClaimIsWhoSignsIn() throws Exception {
        CodeFlow flow = basic();
        String token = FapiFlow.text(redeemed(flow.code("anna.analyst"), Map.of()), "id_token");
        String anna = SignedJWT.parse(token).getJWTClaimsSet().getSubject();
        flow.with("prompt", "none");

        HttpResponse<String> same =
                flow.with("claims", "{\"id_token\":{\"sub\":{\"value\":\"%s\"}}}".formatted(anna))
                        .authorize();
        HttpResponse<String> other =
                flow.with("claims", "{\"id_token\":{\"sub\":{\"value\":\"olaf\"}}}").authorize();

        assertThat(CodeFlow.returned(same, "code")).isNotEmpty();
        assertThat(CodeFlow.returned(other, "error")).isEqualTo("login_required");
    }

    @Test
    void aLevelThatIsEssentialIsReachedOrRefused() throws Exception {
        CodeFlow flow = basic();
        flow.code("anna.analyst");
        flow.with("prompt", "none");

        assertThat(
                        CodeFlow.returned(
                                flow.with("claims", level(true, "urn:vigil:acr:1")).authorize(),
                                "code"))
                .isNotEmpty();
        assertThat(
                        CodeFlow.returned(
                                flow.with("claims", level(true, "urn:vigil:acr:2")).authorize(),
                                "error"))
                .isEqualTo("login_required");
        assertThat(
                        CodeFlow.returned(
                                flow.with("claims", level(true, "urn:else:9")).authorize(),
                                "error"))
                .isEqualTo("unmet_authentication_requirements");
        assertThat(
                        CodeFlow.returned(
                                flow.with("claims", level(false, "urn:else:9")).authorize(),
                                "code"))
                .isNotEmpty();
        for (String none :
                List.of(
                        "no json",
                        "[]",
                        "{\"id_token\":{\"sub\":{\"value\":\"a\"}},\"userinfo\":{\"sub\":{\"value\":\"b\"}}}")) {
            assertThat(CodeFlow.returned(flow.with("claims", none).authorize(), "error"))
                    .isEqualTo("invalid_request");
        }
    }

    @Test
    void whoSignsOutWithoutAHintIsAsked() throws Exception {
        CodeFlow flow = basic();
        flow.code("anna.analyst");
        HttpResponse<String> wish =
                flow.browser().get("/oauth2/logout?" + Browser.encoded(Map.of("state", "s1")));
        HttpResponse<String> asked = flow.browser().get(Browser.location(wish));
        assertThat(CodeFlow.returned(flow.authorize(), "code")).as("still signed in").isNotEmpty();

        HttpResponse<String> answer = flow.browser().submit(asked, "/login/end", Map.of());
        HttpResponse<String> ended = flow.browser().get(Browser.location(answer));

        assertThat(asked.body()).contains("Sign out");
        assertThat(ended.body()).contains("You are signed out.");
        assertThat(flow.browser().get("/oauth2/logout?id_token_hint=a.b.c").body())
                .contains("You are not signed out");
        assertThat(Browser.location(flow.authorize())).startsWith("/login");
    }

    @Test
    void discoveryNamesWhatTheSuiteLooksFor() throws Exception {
        HttpResponse<String> answer = basic().browser().get("/.well-known/openid-configuration");
        JsonNode told = JsonMapper.shared().readTree(answer.body());
        JsonNode keys =
                JsonMapper.shared()
                        .readTree(basic().browser().get("/oauth2/jwks").body())
                        .path("keys");

        assertThat(told.path("issuer").asString()).isEqualTo(RunningIdentity.ISSUER);
        assertThat(told.path("claims_parameter_supported").asBoolean()).isTrue();
        assertThat(words(told.path("claims_supported"))).contains("sub", "acr", "auth_time");
        assertThat(words(told.path("scopes_supported"))).containsExactly("openid");
        assertThat(words(told.path("dpop_signing_alg_values_supported")))
                .contains("PS256", "ES256");
        assertThat(words(told.path("id_token_signing_alg_values_supported"))).contains("RS256");
        for (JsonNode key : keys) {
            assertThat(key.path("kid").asString("")).isNotEmpty();
            assertThat(key.path("alg").asString("")).isIn("RS256", "PS256", "ES256");
            assertThat(key.path("use").asString("")).isEqualTo("sig");
            for (String secret : List.of("d", "p", "q", "dp", "dq", "qi", "k")) {
                assertThat(key.has(secret)).isFalse();
            }
        }
        assertThat(keys.findValuesAsString("kid")).doesNotHaveDuplicates();
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static String level(boolean essential, String reference) {
        return "{\"id_token\":{\"acr\":{\"essential\":%s,\"values\":[\"%s\"]}}}"
                .formatted(essential, reference);
    }

    private static String refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/json");
        return FapiFlow.text(answer, "error");
    }

    /** A program of OpenID Connect Core as it was, with a secret and without a challenge. */
    private static CodeFlow basic() {
        return new CodeFlow(identity, "basic")
                .with("redirect_uri", BASIC)
                .with("nonce", "a-nonce")
                .without("code_challenge")
                .without("code_challenge_method");
    }

    private static HttpResponse<String> redeemed(String code, Map<String, String> more)
            throws Exception {
        Map<String, String> form = new HashMap<>(more);
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", BASIC);
        String pair = "basic:" + RunningIdentity.CONSOLE_SECRET;
        String proof = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return new Browser(identity.address())
                .post("/oauth2/token", form, Map.of("Authorization", "Basic " + proof));
    }
}
