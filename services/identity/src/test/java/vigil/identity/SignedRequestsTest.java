package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignedRequestsTest extends WithIdentity {

    private static final String CLIENT = "signing-fapi";

    @Test
    void aSignedRequestIsTakenForAnHourAtMost() throws Exception {
        assertThat(push(HeldKey.CLIENT.sign(asked().build())).statusCode()).isEqualTo(201);
        JWTClaimsSet ahead = asked().notBeforeTime(in(8)).build();
        assertThat(push(HeldKey.CLIENT.sign(ahead)).statusCode()).isEqualTo(201);
        JWTClaimsSet twoReaders =
                asked().audience(List.of(RunningIdentity.ISSUER, "https://other")).build();
        assertThat(push(HeldKey.CLIENT.sign(twoReaders)).statusCode()).isEqualTo(201);
    }

    @Test
    void whatIsNotAsTheProfileWantsItIsRefused() throws Exception {
        Map<String, JWTClaimsSet> wrong = new LinkedHashMap<>();
        wrong.put("no end", asked().expirationTime(null).build());
        wrong.put("no begin", asked().notBeforeTime(null).build());
        wrong.put("expired", asked().expirationTime(in(-60)).build());
        wrong.put("old", asked().notBeforeTime(in(-3_700)).build());
        wrong.put("long", asked().expirationTime(in(3_700)).build());
        wrong.put("early", asked().notBeforeTime(in(70)).build());
        wrong.put("elsewhere", asked().audience("https://evil.example").build());
        wrong.put("somebody else", asked().issuer("fapi").build());
        wrong.put("another client", asked().claim("client_id", "fapi").build());
        wrong.put("nowhere", asked().claim("redirect_uri", null).build());
        wrong.put("not registered", asked().claim("redirect_uri", "https://evil.example").build());
        wrong.put("plain", asked().claim("code_challenge_method", "plain").build());

        for (Map.Entry<String, JWTClaimsSet> entry : wrong.entrySet()) {
            HttpResponse<String> answer = push(HeldKey.CLIENT.sign(entry.getValue()));
            assertThat(answer.statusCode()).as(entry.getKey()).isEqualTo(400);
        }
    }

    @Test
    void signaturesBesidesTheClientsAreRefusedAndTold() throws Exception {
        JWTClaimsSet claims = asked().build();
        SignedJWT old = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        old.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
        String none =
                Base64URL.encode("{\"alg\":\"none\"}") + "." + Base64URL.encode(claims.toString());

        for (String object :
                List.of(HeldKey.make().sign(claims), old.serialize(), none + ".", "x")) {
            HttpResponse<String> answer = push(object);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(FapiFlow.text(answer, "error")).isEqualTo("invalid_request_object");
        }
        assertThat(SecurityEvents.of(identity)).contains("request.refused/signing-fapi/signature");
    }

    @Test
    void anUnsignedRequestOfThisClientIsRefused() throws Exception {
        HttpResponse<String> answer = new FapiFlow(identity, CLIENT, HeldKey.CLIENT).push();

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void whatStandsBesidesTheSignedRequestIsNotRead() throws Exception {
        Map<String, String> form = new HashMap<>(HeldKey.CLIENT.proofOf(CLIENT));
        form.put("request", HeldKey.CLIENT.sign(asked().claim("state", null).build()));
        form.put("state", "outside");
        String address = FapiFlow.text(browser().post("/oauth2/par", form), "request_uri");

        String back = Browser.location(FapiFlow.signIn(browser(), CLIENT, address));

        assertThat(back).contains("code=", "iss=").doesNotContain("state");
    }

    @Test
    void aStrictClientMustPushAndAPushedRequestIsItsOwn() throws Exception {
        HttpResponse<String> direct = new CodeFlow(identity, "fapi").authorize();
        assertThat(direct.statusCode()).isEqualTo(400);
        assertThat(Browser.location(direct)).isEmpty();

        String address = FapiFlow.text(FapiFlow.of(identity).push(), "request_uri");
        CodeFlow signedIn = new CodeFlow(identity, "console");
        signedIn.signIn("anna.analyst", RunningIdentity.PASSWORD);
        HttpResponse<String> stolen =
                signedIn.browser()
                        .get(
                                "/oauth2/authorize?"
                                        + Browser.encoded(
                                                Map.of(
                                                        "client_id",
                                                        "other-fapi",
                                                        "request_uri",
                                                        address)));
        assertThat(stolen.statusCode()).isEqualTo(400);
    }

    private static JWTClaimsSet.Builder asked() {
        return new JWTClaimsSet.Builder()
                .issuer(CLIENT)
                .audience(RunningIdentity.ISSUER)
                .notBeforeTime(in(0))
                .expirationTime(in(300))
                .claim("client_id", CLIENT)
                .claim("response_type", "code")
                .claim("redirect_uri", RunningIdentity.REDIRECT)
                .claim("scope", "openid")
                .claim("state", "a-state")
                .claim("code_challenge", CodeFlow.challenge(CodeFlow.VERIFIER))
                .claim("code_challenge_method", "S256");
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static HttpResponse<String> push(String object) throws Exception {
        Map<String, String> form = new HashMap<>(HeldKey.CLIENT.proofOf(CLIENT));
        form.put("request", object);
        return browser().post("/oauth2/par", form);
    }

    private static Browser browser() {
        return new Browser(identity.address());
    }
}
