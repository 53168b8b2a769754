package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.identity.keys.KeyRing;
import vigil.testkit.Until;

class LogoutTest {

    private static final BlockingQueue<String> NOTICES = new ArrayBlockingQueue<>(10);
    private static final AtomicInteger ANSWER = new AtomicInteger(200);

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
                    exchange.sendResponseHeaders(ANSWER.get(), -1);
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
        String notice = noticeOf(hint);
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

    @Test
    void aNoticeThatWasNotTakenComesAgainAfterACrashToo() throws Exception {
        ANSWER.set(503);
        CodeFlow flow = new CodeFlow(identity, "console");
        String hint = idToken(flow);

        end(flow, hint, RunningIdentity.AFTER_LOGOUT);
        String first = said(noticeOf(hint)).getJWTID();
        identity.restart();
        ANSWER.set(200);
        Rows.write(identity, "update logout_notices set next_at = now()");
        String second = said(noticeOf(hint)).getJWTID();

        assertThat(second).isEqualTo(first);
        Until.holds("nothing is left to tell", LogoutTest::nothingIsLeft);
    }

    @Test
    void aProgramThatWillNeverTakeItIsNotAskedAgain() throws Exception {
        ANSWER.set(400);
        CodeFlow flow = new CodeFlow(identity, "console");

        end(flow, idToken(flow), RunningIdentity.AFTER_LOGOUT);

        assertThat(NOTICES.poll(20, TimeUnit.SECONDS)).isNotNull();
        Until.holds("nothing is left to tell", LogoutTest::nothingIsLeft);
        ANSWER.set(200);
    }

    @Test
    void aHintOfAGrantThatIsOverOrPastItsEndIsTaken() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console");
        String hint = idToken(flow);
        Rows.write(identity, "delete from grants");
        CodeFlow another = new CodeFlow(identity, "console");
        String old = expired(said("logout_token=" + idToken(another)));

        HttpResponse<String> over = end(flow, hint, RunningIdentity.AFTER_LOGOUT);
        HttpResponse<String> elsewhere = end(another, old, "https://evil.example/");
        HttpResponse<String> past = end(another, old, RunningIdentity.AFTER_LOGOUT);

        assertThat(Browser.location(over)).isEqualTo(RunningIdentity.AFTER_LOGOUT + "?state=s1");
        assertThat(Browser.location(flow.authorize())).startsWith("/login");
        assertThat(elsewhere.statusCode()).isEqualTo(400);
        assertThat(Browser.location(past)).isEqualTo(RunningIdentity.AFTER_LOGOUT + "?state=s1");
        assertThat(Browser.location(another.authorize())).startsWith("/login");
        NOTICES.clear();
    }

    @Test
    void nobodySignsOutSomebodyElseByAnOldHint() throws Exception {
        CodeFlow sam = new CodeFlow(identity, "console");
        String hint =
                FapiFlow.text(
                        sam.redeem(sam.code("sam.supervisor"), CodeFlow.VERIFIER, Map.of()),
                        "id_token");
        CodeFlow anna = new CodeFlow(identity, "console");
        String access =
                FapiFlow.text(
                        anna.redeem(anna.code("anna.analyst"), CodeFlow.VERIFIER, Map.of()),
                        "access_token");
        Rows.write(identity, "delete from grants");

        assertThat(end(anna, hint, RunningIdentity.AFTER_LOGOUT).statusCode()).isEqualTo(400);
        assertThat(end(anna, access, RunningIdentity.AFTER_LOGOUT).statusCode()).isEqualTo(400);
        assertThat(Browser.location(anna.authorize())).startsWith(RunningIdentity.REDIRECT);
    }

    /** The next that is told of the session of an id token; others may come between. */
    private static String noticeOf(String hint) throws Exception {
        String session = SignedJWT.parse(hint).getJWTClaimsSet().getStringClaim("sid");
        while (true) {
            String notice = Objects.requireNonNull(NOTICES.poll(20, TimeUnit.SECONDS));
            if (session.equals(said(notice).getStringClaim("sid"))) {
                return notice;
            }
        }
    }

    private static boolean nothingIsLeft() {
        try {
            return Rows.count(identity, "select count(*) from logout_notices") == 0;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String idToken(CodeFlow flow) throws Exception {
        return FapiFlow.text(
                flow.redeem(flow.code("anna.analyst"), CodeFlow.VERIFIER, Map.of()), "id_token");
    }

    private static JWTClaimsSet said(String notice) throws Exception {
        return SignedJWT.parse(notice.substring("logout_token=".length())).getJWTClaimsSet();
    }

    /** The same said an hour ago. */
    private static String expired(JWTClaimsSet claims) throws Exception {
        JWTClaimsSet old =
                new JWTClaimsSet.Builder(claims)
                        .issueTime(Date.from(claims.getIssueTime().toInstant().minusSeconds(7_200)))
                        .expirationTime(
                                Date.from(
                                        claims.getExpirationTime().toInstant().minusSeconds(7_200)))
                        .build();
        return identity.part(KeyRing.class)
                .sign(new JWSHeader.Builder(JWSAlgorithm.RS256), old)
                .serialize();
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
