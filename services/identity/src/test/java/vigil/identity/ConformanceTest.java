package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the conformance suite of the OpenID Foundation tries and no other test here does
 * (docs/conformance.md).
 */
class ConformanceTest extends WithIdentity {

    @Test
    void aPushedRequestIsGoodForOneCode() throws Exception {
        FapiFlow flow = FapiFlow.of(identity);
        String pushed = FapiFlow.text(flow.push(), "request_uri");
        Browser officer = flow.browser();

        HttpResponse<String> first = FapiFlow.signIn(officer, "fapi", pushed);
        HttpResponse<String> second = officer.get(authorize("fapi", pushed));

        assertThat(CodeFlow.returned(first, "code")).isNotEmpty();
        assertThat(second.statusCode()).isEqualTo(400);
    }

    @Test
    void aPushedRequestEnds() throws Exception {
        Browser officer = new Browser(identity.address());
        FapiFlow.signIn(
                officer, "fapi", FapiFlow.text(FapiFlow.of(identity).push(), "request_uri"));
        String pushed = FapiFlow.text(FapiFlow.of(identity).push(), "request_uri");
        String end = pushed.substring(pushed.lastIndexOf("___") + 3);
        long left = Long.parseLong(end) - System.currentTimeMillis();
        String older = pushed.substring(0, pushed.length() - end.length()) + "1700000000000";

        assertThat(left).isBetween(1L, 600_000L);
        assertThat(officer.get(authorize("fapi", older)).statusCode()).isEqualTo(400);
    }

    @Test
    void noRequestIsPushedByReference() throws Exception {
        HttpResponse<String> answer =
                FapiFlow.of(identity)
                        .with("request_uri", "urn:ietf:params:oauth:request_uri:abc")
                        .push();

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aRequestWithoutStateIsAnsweredWithoutAndALongOneIsKept() throws Exception {
        String longState = "s".repeat(384);

        String without =
                FapiFlow.text(FapiFlow.of(identity).without("state").push(), "request_uri");
        String with =
                FapiFlow.text(FapiFlow.of(identity).with("state", longState).push(), "request_uri");

        HttpResponse<String> answered =
                FapiFlow.signIn(new Browser(identity.address()), "fapi", without);
        assertThat(CodeFlow.returned(answered, "code")).isNotEmpty();
        assertThat(CodeFlow.returned(answered, "state")).isEmpty();
        assertThat(
                        CodeFlow.returned(
                                FapiFlow.signIn(new Browser(identity.address()), "fapi", with),
                                "state"))
                .isEqualTo(longState);
    }

    @Test
    void theAddressIsNamedAndRegisteredWhenARequestIsPushed() throws Exception {
        assertThat(FapiFlow.of(identity).without("redirect_uri").push().statusCode())
                .isEqualTo(400);
        assertThat(
                        FapiFlow.of(identity)
                                .with("redirect_uri", RunningIdentity.REDIRECT + "/deeper")
                                .push()
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aCodeIsRedeemedWithTheAddressThatItCameTo() throws Exception {
        FapiFlow flow = FapiFlow.of(identity);
        HttpResponse<String> answer =
                flow.token(
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                flow.code(),
                                "redirect_uri",
                                "https://console.example/elsewhere",
                                "code_verifier",
                                CodeFlow.VERIFIER),
                        Map.of("DPoP", flow.held().proof("POST", "/oauth2/token")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(FapiFlow.text(answer, "error")).isEqualTo("invalid_grant");
    }

    @Test
    void anAssertionTenSecondsAheadIsBorneAndOneOfAMinuteIsNot() throws Exception {
        assertThat(FapiFlow.of(identity).push(proofAhead(8)).statusCode()).isEqualTo(201);
        assertThat(FapiFlow.of(identity).push(proofAhead(60)).statusCode()).isEqualTo(401);
    }

    @Test
    void anAssertionForTheTokenEndpointOrForSeveralIsRefused() throws Exception {
        for (Object audience :
                new Object[] {
                    RunningIdentity.ISSUER + "/oauth2/token",
                    List.of(RunningIdentity.ISSUER, "https://elsewhere.example")
                }) {
            JWTClaimsSet claims = HeldKey.assertion("fapi").claim("aud", audience).build();
            assertThat(FapiFlow.of(identity).push(proof(claims)).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void whoseAssertionItIsMustAgreeWithTheClientThatIsNamed() throws Exception {
        Map<String, String> foreign = new HashMap<>(HeldKey.OTHER_CLIENT.proofOf("other-fapi"));
        foreign.put("client_id", "fapi");

        assertThat(FapiFlow.of(identity).push(foreign).statusCode()).isEqualTo(401);
        assertThat(FapiFlow.of(identity).push(Map.of("client_id", "fapi")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aTokenInTheAddressOpensNothing() throws Exception {
        FapiFlow flow = FapiFlow.of(identity);
        String token = FapiFlow.text(flow.redeem(flow.code()), "access_token");

        assertThat(flow.browser().get("/oauth2/userinfo?access_token=" + token).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aHintOfWhoIsExpectedIsHeldAgainstWhoIsSignedIn() throws Exception {
        CodeFlow anna = new CodeFlow(identity, "console");
        String hint =
                FapiFlow.text(
                        anna.redeem(anna.code("anna.analyst"), CodeFlow.VERIFIER, Map.of()),
                        "id_token");
        CodeFlow sam = new CodeFlow(identity, "console");
        String other =
                FapiFlow.text(
                        sam.redeem(sam.code("sam.supervisor"), CodeFlow.VERIFIER, Map.of()),
                        "id_token");

        anna.with("prompt", "none").with("id_token_hint", hint);
        assertThat(CodeFlow.returned(anna.authorize(), "code")).isNotEmpty();
        anna.with("id_token_hint", other);
        assertThat(CodeFlow.returned(anna.authorize(), "error")).isEqualTo("login_required");
        anna.with("id_token_hint", hint.substring(0, hint.length() - 4) + "AAAA");
        assertThat(CodeFlow.returned(anna.authorize(), "error")).isEqualTo("login_required");
    }

    @Test
    void aNonceComesBackAndAnotherResponseTypeDoesNot() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console").with("nonce", "n".repeat(200));
        String token =
                FapiFlow.text(
                        flow.redeem(flow.code("anna.analyst"), CodeFlow.VERIFIER, Map.of()),
                        "id_token");

        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("nonce"))
                .isEqualTo("n".repeat(200));
        for (String type : new String[] {"token", "id_token", "code id_token"}) {
            HttpResponse<String> answer =
                    new CodeFlow(identity, "console").with("response_type", type).authorize();
            assertThat(Browser.location(answer)).doesNotContain("code=", "token=");
        }
    }

    @Test
    void claimsThatAreAskedForByNameDoNoHarm() throws Exception {
        CodeFlow flow =
                new CodeFlow(identity, "console")
                        .with("claims", "{\"userinfo\":{\"name\":{\"essential\":true}}}")
                        .with("ui_locales", "se")
                        .with("display", "page")
                        .with("extra", "foobar");

        assertThat(flow.code("anna.analyst")).isNotEmpty();
    }

    private static Map<String, String> proofAhead(int seconds) throws Exception {
        Instant then = Instant.now().plusSeconds(seconds);
        return proof(
                HeldKey.assertion("fapi")
                        .issueTime(Date.from(then))
                        .notBeforeTime(Date.from(then))
                        .expirationTime(Date.from(then.plusSeconds(60)))
                        .build());
    }

    private static Map<String, String> proof(JWTClaimsSet claims) throws Exception {
        Map<String, String> proof = new HashMap<>(HeldKey.CLIENT.proofOf("fapi"));
        proof.put("client_assertion", HeldKey.CLIENT.sign(claims));
        return proof;
    }

    private static String authorize(String client, String pushed) {
        return "/oauth2/authorize?"
                + Browser.encoded(Map.of("client_id", client, "request_uri", pushed));
    }
}
