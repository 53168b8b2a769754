package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told to whoever checks tokens; no broker is there, so it waits in the outbox. */
class RevocationTest {

    @TempDir private static Path folder;
    private static RunningIdentity identity;

    @BeforeAll
    static void start() {
        identity = RunningIdentity.in(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        identity.close();
    }

    @Test
    void whoIsKeptOutLosesEveryTokenAtOnce() throws Exception {
        HttpResponse<String> tokens = tokens("sam.supervisor");
        String grant = claims(tokens).getStringClaim("grant");
        assertThat(told()).doesNotContain(grant);
        Administrator administrator = new Administrator(identity, "demo-administrator");
        String id = administrator.officer("sam.supervisor").get("id").asString();

        administrator.send("PUT", "/v1/officers/" + id + "/access", "{\"enabled\":false}");

        assertThat(told()).contains(grant);
        administrator.send("PUT", "/v1/officers/" + id + "/access", "{\"enabled\":true}");
    }

    @Test
    void aRevokedTokenIsToldByItsOwnIdAndARefreshTokenByItsGrant() throws Exception {
        HttpResponse<String> tokens = tokens("anna.analyst");
        JWTClaimsSet claims = claims(tokens);

        revoke(FapiFlow.text(tokens, "access_token"));
        assertThat(told()).contains(claims.getJWTID()).doesNotContain(grant(claims));

        revoke(FapiFlow.text(tokens, "refresh_token"));
        assertThat(told()).contains(grant(claims));
    }

    @Test
    void theEndOfASessionEndsWhatWasGrantedInIt() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "workbench");
        HttpResponse<String> tokens = redeemed(flow, "anna.analyst");
        CodeFlow elsewhere = new CodeFlow(identity, "workbench");
        HttpResponse<String> others = redeemed(elsewhere, "anna.analyst");

        flow.browser()
                .get(
                        "/oauth2/logout?"
                                + Browser.encoded(
                                        Map.of(
                                                "id_token_hint",
                                                FapiFlow.text(tokens, "id_token"))));

        assertThat(told()).contains(grant(claims(tokens)));
        assertThat(told()).doesNotContain(grant(claims(others)));
        assertThat(renewed(tokens)).isEqualTo(400);
        assertThat(renewed(others)).isEqualTo(200);
    }

    @Test
    void aRefreshTokenThatComesTwiceEndsWhatItGave() throws Exception {
        HttpResponse<String> tokens = tokens("anna.analyst");
        assertThat(renewed(tokens)).isEqualTo(200);
        assertThat(told()).doesNotContain(grant(claims(tokens)));

        assertThat(renewed(tokens)).isEqualTo(400);

        assertThat(told()).contains(grant(claims(tokens)));
    }

    @Test
    void identityItselfKnowsAtOnce() throws Exception {
        HttpResponse<String> tokens = tokens("ada.administrator");
        String access = FapiFlow.text(tokens, "access_token");
        Administrator administrator = Administrator.withToken(identity, access);
        assertThat(administrator.send("GET", "/v1/officers", "").statusCode()).isEqualTo(200);

        revoke(access);

        assertThat(administrator.send("GET", "/v1/officers", "").statusCode()).isEqualTo(401);
    }

    @Test
    void aMachinesTokenIsToldByItsOwnId() throws Exception {
        HttpResponse<String> answer =
                identity.token("demo-machine", RunningIdentity.MACHINE_SECRET);
        JWTClaimsSet claims = claims(answer);
        assertThat(claims.getClaim("grant")).isNull();

        new Browser(identity.address())
                .post(
                        "/oauth2/revoke",
                        Map.of(
                                "token",
                                FapiFlow.text(answer, "access_token"),
                                "client_id",
                                "demo-machine",
                                "client_secret",
                                RunningIdentity.MACHINE_SECRET));

        assertThat(told()).contains(claims.getJWTID());
    }

    @Test
    void identityBeatsAndNeverPilesBeatsUp() throws Exception {
        assertThat(
                        Rows.count(
                                identity,
                                "select count(*) from outbox where topic = 'revocations' and key = 'beat'"))
                .isEqualTo(1);
    }

    private static HttpResponse<String> tokens(String login) throws Exception {
        return redeemed(new CodeFlow(identity, "workbench"), login);
    }

    private static HttpResponse<String> redeemed(CodeFlow flow, String login) throws Exception {
        return flow.redeem(
                flow.code(login),
                CodeFlow.VERIFIER,
                Map.of("client_secret", RunningIdentity.CONSOLE_SECRET));
    }

    private static int renewed(HttpResponse<String> tokens) throws Exception {
        return identity.renew(FapiFlow.text(tokens, "refresh_token")).statusCode();
    }

    private static void revoke(String token) throws Exception {
        assertThat(
                        new Browser(identity.address())
                                .post(
                                        "/oauth2/revoke",
                                        Map.of(
                                                "token",
                                                token,
                                                "client_id",
                                                "workbench",
                                                "client_secret",
                                                RunningIdentity.CONSOLE_SECRET))
                                .statusCode())
                .isEqualTo(200);
    }

    private static JWTClaimsSet claims(HttpResponse<String> tokens) throws Exception {
        return SignedJWT.parse(FapiFlow.text(tokens, "access_token")).getJWTClaimsSet();
    }

    private static String grant(JWTClaimsSet claims) throws Exception {
        return claims.getStringClaim("grant");
    }

    private static List<String> told() throws Exception {
        List<String> told = new ArrayList<>();
        try (var connection = identity.rows().getConnection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select key from outbox where topic = 'revocations'")) {
            while (rows.next()) {
                told.add(rows.getString(1));
            }
        }
        return told;
    }
}
