package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DelegationTest extends WithIdentity {

    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS = "urn:ietf:params:oauth:token-type:access_token";

    @Test
    void aServiceActsForAnOfficerAndTheTokenSaysSo() throws Exception {
        String officers = officersToken();

        HttpResponse<String> answer = exchange("reports", officers);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JWTClaimsSet before = claims(officers);
        JWTClaimsSet after = claims(FapiFlow.text(answer, "access_token"));
        assertThat(after.getSubject()).isEqualTo(before.getSubject());
        assertThat(after.getStringClaim("institution")).isEqualTo("demo");
        assertThat(after.getStringListClaim("roles")).containsExactly("analyst");
        assertThat(after.getStringClaim("client_id")).isEqualTo("reports");
        assertThat(after.getJSONObjectClaim("act")).isEqualTo(Map.of("sub", "reports"));
        assertThat(after.getExpirationTime()).isBeforeOrEqualTo(before.getExpirationTime());
        assertThat(FapiFlow.text(answer, "refresh_token")).isEmpty();
    }

    @Test
    void whoActsInTurnStandsBeforeWhoActedFirst() throws Exception {
        String once = FapiFlow.text(exchange("reports", officersToken()), "access_token");

        String twice = FapiFlow.text(exchange("reports", once), "access_token");

        assertThat(claims(twice).getJSONObjectClaim("act"))
                .isEqualTo(Map.of("sub", "reports", "act", Map.of("sub", "reports")));
    }

    @Test
    void onlyWhoIsAllowedToAndOnlyForAnOfficer() throws Exception {
        String machines =
                FapiFlow.text(
                        browser()
                                .post(
                                        "/oauth2/token",
                                        Map.of(
                                                "grant_type",
                                                "client_credentials",
                                                "client_id",
                                                "demo-machine",
                                                "client_secret",
                                                RunningIdentity.MACHINE_SECRET)),
                        "access_token");

        assertThat(FapiFlow.text(exchange("demo-machine", officersToken()), "error"))
                .isEqualTo("unauthorized_client");
        assertThat(FapiFlow.text(exchange("reports", machines), "error"))
                .isEqualTo("invalid_grant");
        assertThat(FapiFlow.text(exchange("reports", "no token"), "error"))
                .isEqualTo("invalid_grant");
    }

    @Test
    void aTokenBoundToAKeyIsExchangedOnlyForOneThatIsBound() throws Exception {
        FapiFlow flow = FapiFlow.of(identity);
        String bound = FapiFlow.text(flow.redeem(flow.code()), "access_token");
        HeldKey actors = HeldKey.make();

        HttpResponse<String> without = exchange("reports", bound);
        HttpResponse<String> with =
                exchange("reports", bound, Map.of("DPoP", actors.proof("POST", "/oauth2/token")));

        assertThat(claims(bound).getClaim("cnf")).isNotNull();
        assertThat(FapiFlow.text(without, "error")).isEqualTo("invalid_request");
        assertThat(with.statusCode()).as(with.body()).isEqualTo(200);
        assertThat(claims(FapiFlow.text(with, "access_token")).getJSONObjectClaim("cnf"))
                .containsKey("jkt")
                .isNotEqualTo(claims(bound).getJSONObjectClaim("cnf"));
    }

    private static String officersToken() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console");
        return FapiFlow.text(
                flow.redeem(flow.code("anna.analyst"), CodeFlow.VERIFIER, Map.of()),
                "access_token");
    }

    private static HttpResponse<String> exchange(String client, String token) throws Exception {
        return exchange(client, token, Map.of());
    }

    private static HttpResponse<String> exchange(
            String client, String token, Map<String, String> headers) throws Exception {
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", EXCHANGE);
        form.put("client_id", client);
        form.put("client_secret", RunningIdentity.MACHINE_SECRET);
        form.put("subject_token", token);
        form.put("subject_token_type", ACCESS);
        return browser().post("/oauth2/token", form, headers);
    }

    private static JWTClaimsSet claims(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }

    private static Browser browser() {
        return new Browser(identity.address());
    }
}
