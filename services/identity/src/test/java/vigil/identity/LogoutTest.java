package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogoutTest {

    private static final BlockingQueue<String> NOTICES = new ArrayBlockingQueue<>(10);

    @TempDir private static Path folder;
    private static RunningIdentity identity;
    private static HttpServer program;

    @BeforeAll
    static void start() throws Exception {
        program = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        program.createContext(
                "/logout",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    NOTICES.add(new String(body, StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        program.start();
        identity = RunningIdentity.in(folder);
        identity.seed(
                """
                {"clients": [{"id": "console", "redirectUris": ["%s"],
                  "held": {"logoutUris": ["%s"],
                           "logoutNotice": "http://127.0.0.1:%d/logout"}}]}
                """
                        .formatted(
                                RunningIdentity.REDIRECT,
                                RunningIdentity.AFTER_LOGOUT,
                                program.getAddress().getPort()));
        identity.restart();
    }

    @AfterAll
    static void stop() throws Exception {
        identity.close();
        program.stop(0);
    }

    @Test
    void theProgramIsToldAndTheBrowserGoesWhereItIsRegisteredToGo() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console");
        HttpResponse<String> tokens =
                flow.redeem(flow.code("anna.analyst"), CodeFlow.VERIFIER, Map.of());
        String hint = FapiFlow.text(tokens, "id_token");

        HttpResponse<String> answer = end(flow, hint, RunningIdentity.AFTER_LOGOUT);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        assertThat(Browser.location(answer)).isEqualTo(RunningIdentity.AFTER_LOGOUT + "?state=s1");
        assertThat(flow.authorize().headers().firstValue("Location").orElseThrow())
                .startsWith("/login");
        String notice = Objects.requireNonNull(NOTICES.poll(20, TimeUnit.SECONDS));
        SignedJWT token = SignedJWT.parse(notice.substring("logout_token=".length()));
        assertThat(isOurs(token)).isTrue();
        assertThat(token.getHeader().getType().getType()).isEqualTo("logout+jwt");
        assertThat(token.getJWTClaimsSet().getSubject())
                .isEqualTo(SignedJWT.parse(hint).getJWTClaimsSet().getSubject());
        assertThat(token.getJWTClaimsSet().getStringClaim("sid"))
                .isNotEmpty()
                .isEqualTo(SignedJWT.parse(hint).getJWTClaimsSet().getStringClaim("sid"));
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("console");
        assertThat(token.getJWTClaimsSet().getJSONObjectClaim("events"))
                .containsOnlyKeys("http://schemas.openid.net/event/backchannel-logout");
        assertThat(token.getJWTClaimsSet().getClaim("nonce")).isNull();
    }

    @Test
    void aForeignAddressOrAForgedHintEndsNothing() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console");
        HttpResponse<String> tokens =
                flow.redeem(flow.code("anna.analyst"), CodeFlow.VERIFIER, Map.of());
        String hint = FapiFlow.text(tokens, "id_token");

        assertThat(end(flow, hint, "https://evil.example/").statusCode()).isEqualTo(400);
        assertThat(end(flow, hint + "x", RunningIdentity.AFTER_LOGOUT).statusCode()).isEqualTo(400);
        assertThat(Browser.location(flow.authorize())).startsWith(RunningIdentity.REDIRECT);
    }

    private static HttpResponse<String> end(CodeFlow flow, String hint, String goal)
            throws Exception {
        return flow.browser()
                .get(
                        "/oauth2/logout?"
                                + Browser.encoded(
                                        Map.of(
                                                "id_token_hint",
                                                hint,
                                                "post_logout_redirect_uri",
                                                goal,
                                                "state",
                                                "s1")));
    }

    private static boolean isOurs(SignedJWT token) throws Exception {
        JWKSet keys = JWKSet.parse(new Browser(identity.address()).get("/oauth2/jwks").body());
        return token.verify(
                new RSASSAVerifier(keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey()));
    }
}
