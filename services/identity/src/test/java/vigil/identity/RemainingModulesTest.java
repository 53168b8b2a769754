package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the suite's modules try that no other test here does. */
class RemainingModulesTest extends WithIdentity {

    private static final String SIGNED = "application/token-introspection+jwt";

    @Test
    void aTokenInTheBodyOpensTheOfficersInformationAndNoOtherDoor() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console");
        HttpResponse<String> tokens =
                flow.redeem(flow.code("anna.analyst"), CodeFlow.VERIFIER, Map.of());
        Map<String, String> body = Map.of("access_token", FapiFlow.text(tokens, "access_token"));

        HttpResponse<String> told = flow.browser().post("/oauth2/userinfo", body);
        HttpResponse<String> twice =
                flow.browser()
                        .post(
                                "/oauth2/userinfo",
                                body,
                                Map.of("Authorization", "Bearer " + body.get("access_token")));

        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
        assertThat(FapiFlow.text(told, "sub"))
                .isEqualTo(subject(FapiFlow.text(tokens, "id_token")));
        assertThat(twice.statusCode()).isIn(400, 401);
        assertThat(flow.browser().post("/v1/officers/names", body).statusCode()).isEqualTo(401);
    }

    @Test
    void aBoundTokenInTheBodyOpensNothing() throws Exception {
        FapiFlow flow = FapiFlow.of(identity);
        String token = FapiFlow.text(flow.redeem(flow.code()), "access_token");

        assertThat(
                        flow.browser()
                                .post("/oauth2/userinfo", Map.of("access_token", token))
                                .statusCode())
                .isEqualTo(401);
    }

    @Test
    void detailsOfAKindThatNobodyKnowsAreRefusedByName() throws Exception {
        String details = "[{\"type\":\"payment_initiation\"}]";
        HttpResponse<String> direct =
                new CodeFlow(identity, "console")
                        .with("authorization_details", details)
                        .authorize();
        HttpResponse<String> pushed =
                FapiFlow.of(identity).with("authorization_details", details).push();

        assertThat(CodeFlow.returned(direct, "error")).isEqualTo("invalid_authorization_details");
        assertThat(pushed.statusCode()).isEqualTo(400);
        assertThat(FapiFlow.text(pushed, "error")).isEqualTo("invalid_authorization_details");
    }

    @Test
    void aCodeIsBoundToTheKeyThatWasNamedOrProvenWhenItWasAskedFor() throws Exception {
        FapiFlow mine = FapiFlow.of(identity);
        HeldKey other = HeldKey.make();
        String own = mine.held().publicHalf().computeThumbprint().toString();
        String another = other.publicHalf().computeThumbprint().toString();

        assertThat(pushed(mine.with("dpop_jkt", another)).statusCode()).isEqualTo(400);
        assertThat(mine.redeem(mine.with("dpop_jkt", another).code()).statusCode()).isEqualTo(400);
        assertThat(mine.redeem(mine.with("dpop_jkt", own).code()).statusCode()).isEqualTo(200);
        HttpResponse<String> proven = pushed(mine.without("dpop_jkt"));
        String code =
                CodeFlow.returned(
                        FapiFlow.signIn(
                                mine.browser(), "fapi", FapiFlow.text(proven, "request_uri")),
                        "code");
        assertThat(
                        mine.redeem(code, Map.of("DPoP", other.proof("POST", "/oauth2/token")))
                                .statusCode())
                .isEqualTo(400);
    }

    /** Pushed together with a proof of the key. */
    private static HttpResponse<String> pushed(FapiFlow flow) throws Exception {
        return flow.push(
                HeldKey.CLIENT.proofOf("fapi"),
                Map.of("DPoP", flow.held().proof("POST", "/oauth2/par")));
    }

    @Test
    void requestsByValueAndByReferenceAreRefusedByNameWhereTheProgramIsKnown() throws Exception {
        CodeFlow value =
                new CodeFlow(identity, "console").with("request", "eyJhbGciOiJub25lIn0.e30.");
        CodeFlow reference =
                new CodeFlow(identity, "console").with("request_uri", "https://rp.example/r.jwt");

        assertThat(CodeFlow.returned(value.authorize(), "error"))
                .isEqualTo("request_not_supported");
        assertThat(CodeFlow.returned(reference.authorize(), "error"))
                .isEqualTo("request_uri_not_supported");
        assertThat(CodeFlow.returned(reference.authorize(), "iss"))
                .isEqualTo(RunningIdentity.ISSUER);
        for (CodeFlow elsewhere :
                List.of(
                        value.with("redirect_uri", "https://evil.example/"),
                        reference.with("redirect_uri", "https://evil.example/"),
                        new CodeFlow(identity, "fapi").with("request", "a.b.c"))) {
            assertThat(elsewhere.authorize().statusCode()).isEqualTo(400);
        }
    }

    @Test
    void aRefusalNamesItsIssuerInTheClearAndSigned() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console").with("prompt", "none");
        HttpResponse<String> plain = flow.authorize();
        HttpResponse<String> jwt = flow.with("response_mode", "jwt").authorize();

        SignedJWT answer = SignedJWT.parse(CodeFlow.returned(jwt, "response"));
        JWTClaimsSet said = answer.getJWTClaimsSet();

        assertThat(CodeFlow.returned(plain, "iss")).isEqualTo(RunningIdentity.ISSUER);
        assertThat(isOurs(answer)).isTrue();
        assertThat(said.getIssuer()).isEqualTo(RunningIdentity.ISSUER);
        assertThat(said.getAudience()).containsExactly("console");
        assertThat(said.getStringClaim("error")).isEqualTo("login_required");
        assertThat(said.getStringClaim("state")).isEqualTo("a-state");
        assertThat(said.getExpirationTime()).isNotNull();
        assertThat(CodeFlow.returned(jwt, "error")).isEmpty();
    }

    @Test
    void promptsThatContradictEachOtherAreRefused() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console");

        assertThat(CodeFlow.returned(flow.with("prompt", "none login").authorize(), "error"))
                .isEqualTo("invalid_request");
        flow.without("prompt").code("anna.analyst");
        for (String prompt : List.of("login", "select_account", "login select_account")) {
            assertThat(Browser.location(flow.with("prompt", prompt).authorize()))
                    .as(prompt)
                    .startsWith("/login?continue=");
        }
        assertThat(CodeFlow.returned(flow.with("prompt", "consent").authorize(), "code"))
                .isNotEmpty();
    }

    @Test
    void aHintOfTheNameDoesNoHarmAndLeadsToNoLoop() throws Exception {
        CodeFlow flow =
                new CodeFlow(identity, "console")
                        .with("login_hint", "buffy@conformance.example")
                        .with("claims_locales", "se")
                        .with("acr_values", "1 2");

        assertThat(flow.code("anna.analyst")).isNotEmpty();
        assertThat(CodeFlow.returned(flow.authorize(), "code")).isNotEmpty();
    }

    @Test
    void claimsThatAreEssentialAndAlwaysToldAreTold() throws Exception {
        CodeFlow flow =
                new CodeFlow(identity, "console")
                        .with(
                                "claims",
                                "{\"id_token\":{\"auth_time\":{\"essential\":true},\"acr\":{\"essential\":true,\"values\":[\"urn:other\",\"urn:vigil:acr:1\"]}}}");
        HttpResponse<String> tokens =
                flow.redeem(flow.code("anna.analyst"), CodeFlow.VERIFIER, Map.of());

        JWTClaimsSet said = SignedJWT.parse(FapiFlow.text(tokens, "id_token")).getJWTClaimsSet();

        assertThat(said.getClaim("auth_time")).isNotNull();
        assertThat(said.getStringClaim("acr")).isEqualTo("urn:vigil:acr:1");
    }

    @Test
    void whatATokenIsIsSaidSignedToWhoWantsThat() throws Exception {
        FapiFlow flow = FapiFlow.of(identity);
        String token = FapiFlow.text(flow.redeem(flow.code()), "access_token");

        HttpResponse<String> plain = introspect(flow, token, "application/json");
        HttpResponse<String> signed = introspect(flow, token, SIGNED);
        SignedJWT answer = SignedJWT.parse(signed.body());
        Map<String, Object> said =
                answer.getJWTClaimsSet().getJSONObjectClaim("token_introspection");

        JsonNode told = JsonMapper.shared().readTree(plain.body());
        assertThat(told.path("active").asBoolean()).isTrue();
        assertThat(told.path("exp").isIntegralNumber()).isTrue();
        assertThat(told.at("/cnf/jkt").asString("")).isNotEmpty();
        assertThat(signed.headers().firstValue("Content-Type").orElseThrow()).startsWith(SIGNED);
        assertThat(answer.getHeader().getType().getType()).isEqualTo("token-introspection+jwt");
        assertThat(isOurs(answer)).isTrue();
        assertThat(answer.getJWTClaimsSet().getAudience()).containsExactly("fapi");
        assertThat(answer.getJWTClaimsSet().getIssueTime()).isNotNull();
        assertThat(answer.getJWTClaimsSet().getSubject()).isNull();
        assertThat(answer.getJWTClaimsSet().getExpirationTime()).isNull();
        assertThat(said).containsEntry("active", true).containsEntry("client_id", "fapi");
    }

    @Test
    void aProgramLearnsNothingOfTokensThatAreNotItsOwnOrItsInstitutions() throws Exception {
        FapiFlow flow = FapiFlow.of(identity);
        String token = FapiFlow.text(flow.redeem(flow.code()), "access_token");

        assertThat(bySecret("demo-machine", token)).isTrue(); // Of the same institution.
        assertThat(bySecret("other-administrator", token)).isFalse();
        assertThat(bySecret("reports", token)).as("of no institution").isFalse();
    }

    private static boolean bySecret(String client, String token) throws Exception {
        HttpResponse<String> answer =
                new Browser(identity.address())
                        .post(
                                "/oauth2/introspect",
                                Map.of(
                                        "token",
                                        token,
                                        "client_id",
                                        client,
                                        "client_secret",
                                        RunningIdentity.MACHINE_SECRET));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode said = JsonMapper.shared().readTree(answer.body());
        boolean active = said.path("active").asBoolean();
        assertThat(said.size() == 1).isNotEqualTo(active);
        return active;
    }

    private static HttpResponse<String> introspect(FapiFlow flow, String token, String accept)
            throws Exception {
        Map<String, String> form = new java.util.HashMap<>(HeldKey.CLIENT.proofOf("fapi"));
        form.put("token", token);
        return flow.browser().post("/oauth2/introspect", form, Map.of("Accept", accept));
    }

    private static String subject(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet().getSubject();
    }

    private static boolean isOurs(SignedJWT token) throws Exception {
        JWK key =
                JWKSet.parse(new Browser(identity.address()).get("/oauth2/jwks").body())
                        .getKeyByKeyId(token.getHeader().getKeyID());
        return token.verify(
                key.getKeyType().getValue().equals("EC")
                        ? new ECDSAVerifier(key.toECKey())
                        : new RSASSAVerifier(key.toRSAKey()));
    }
}
