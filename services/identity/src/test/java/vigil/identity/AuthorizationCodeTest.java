package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuthorizationCodeTest extends WithIdentity {

    @Test
    void anOfficerSignsInAndAPublicProgramIsGivenATokenOfTheOfficer() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console");

        HttpResponse<String> answer =
                flow.redeem(flow.code("anna.analyst"), CodeFlow.VERIFIER, Map.of());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode json = JsonMapper.shared().readTree(answer.body());
        JWTClaimsSet access = claims(json, "access_token");
        assertThat(access.getStringClaim("institution")).isEqualTo("demo");
        assertThat(access.getStringListClaim("roles")).containsExactly("analyst");
        assertThat(access.getStringClaim("client_id")).isEqualTo("console");
        assertThat(access.getAudience()).containsExactly("vigil");
        assertThat(access.getSubject()).hasSize(26).isNotEqualToIgnoringCase("anna.analyst");
        JWTClaimsSet id = claims(json, "id_token");
        assertThat(id.getAudience()).containsExactly("console");
        assertThat(id.getSubject()).isEqualTo(access.getSubject());
        assertThat(json.has("refresh_token")).as("a public program cannot keep one").isFalse();
    }

    @Test
    void theTokenOpensTheOfficersInformation() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console");
        HttpResponse<String> tokens =
                flow.redeem(flow.code("anna.analyst"), CodeFlow.VERIFIER, Map.of());
        String access = JsonMapper.shared().readTree(tokens.body()).get("access_token").asString();

        HttpResponse<String> answer =
                new Browser(identity.address())
                        .post(
                                "/oauth2/userinfo",
                                Map.of(),
                                Map.of("Authorization", "Bearer " + access));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"sub\"");
    }

    @Test
    void aWrongVerifierRedeemsNothing() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console");

        HttpResponse<String> answer =
                flow.redeem(
                        flow.code("anna.analyst"),
                        "another-verifier-of-at-least-forty-three-characters",
                        Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer)).isEqualTo("invalid_grant");
    }

    @Test
    void aPlainChallengeIsRefused() throws Exception {
        HttpResponse<String> answer =
                signedIn(new CodeFlow(identity, "console"))
                        .with("code_challenge", CodeFlow.VERIFIER)
                        .with("code_challenge_method", "plain")
                        .authorize();

        assertThat(CodeFlow.returned(answer, "error")).isEqualTo("invalid_request");
        assertThat(CodeFlow.returned(answer, "code")).isEmpty();
    }

    @Test
    void noProgramGetsACodeWithoutAChallenge() throws Exception {
        for (String client : List.of("console", "workbench")) {
            HttpResponse<String> answer =
                    signedIn(new CodeFlow(identity, client))
                            .without("code_challenge")
                            .without("code_challenge_method")
                            .authorize();

            assertThat(CodeFlow.returned(answer, "error")).isEqualTo("invalid_request");
        }
    }

    @Test
    void anAddressThatIsNotRegisteredToTheLetterIsNeverGoneTo() throws Exception {
        List<String> others =
                List.of(
                        "https://evil.example/callback",
                        RunningIdentity.REDIRECT + "/",
                        RunningIdentity.REDIRECT + "?more=1",
                        "https://console.example.evil.example/callback",
                        "http://console.example/callback");
        for (String other : others) {
            HttpResponse<String> answer =
                    signedIn(new CodeFlow(identity, "console"))
                            .with("redirect_uri", other)
                            .authorize();

            assertThat(answer.statusCode()).as(other).isEqualTo(400);
            assertThat(Browser.location(answer)).isEmpty();
            assertThat(answer.body()).contains("cannot be answered").doesNotContain("evil");
        }
    }

    @Test
    void aConfidentialProgramRenewsWithATokenThatChangesEveryTime() throws Exception {
        Map<String, String> proof = Map.of("client_secret", RunningIdentity.CONSOLE_SECRET);
        CodeFlow flow = new CodeFlow(identity, "workbench");
        HttpResponse<String> first =
                flow.redeem(flow.code("anna.analyst"), CodeFlow.VERIFIER, proof);
        String renewal = text(first, "refresh_token");

        HttpResponse<String> second = identity.renew(renewal);
        HttpResponse<String> reused = identity.renew(renewal);

        assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
        assertThat(text(second, "refresh_token")).isNotEqualTo(renewal);
        assertThat(error(reused)).isEqualTo("invalid_grant");
        assertThat(error(identity.renew(text(second, "refresh_token"))))
                .as("the whole family ends")
                .isEqualTo("invalid_grant");
        assertThat(SecurityEvents.of(identity)).contains("refresh.reused/workbench/reused");
    }

    @Test
    void aCodeIsRedeemedOnceAndASecondTryEndsWhatTheFirstGave() throws Exception {
        Map<String, String> proof = Map.of("client_secret", RunningIdentity.CONSOLE_SECRET);
        CodeFlow flow = new CodeFlow(identity, "workbench");
        String code = flow.code("anna.analyst");
        HttpResponse<String> first = flow.redeem(code, CodeFlow.VERIFIER, proof);

        HttpResponse<String> second = flow.redeem(code, CodeFlow.VERIFIER, proof);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(error(second)).isEqualTo("invalid_grant");
        assertThat(error(identity.renew(text(first, "refresh_token")))).isEqualTo("invalid_grant");
    }

    @Test
    void ofManyRedemptionsAtTheSameMomentAtMostOneSucceeds() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "console");
        String code = flow.code("anna.analyst");
        Callable<Integer> redeem =
                () -> flow.redeem(code, CodeFlow.VERIFIER, Map.of()).statusCode();

        try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers =
                    crowd.invokeAll(Stream.generate(() -> redeem).limit(8).toList());

            assertThat(answers.stream().map(Future::resultNow)).containsOnlyOnce(200);
            assertThat(answers.stream().map(Future::resultNow)).containsOnly(200, 400);
        }
    }

    @Test
    void aProgramOfOneInstitutionIsNotForOfficersOfAnother() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "workbench");

        HttpResponse<String> answer =
                flow.redeem(
                        flow.code("olaf"),
                        CodeFlow.VERIFIER,
                        Map.of("client_secret", RunningIdentity.CONSOLE_SECRET));

        assertThat(error(answer)).isEqualTo("invalid_grant");
    }

    private static CodeFlow signedIn(CodeFlow flow) throws Exception {
        assertThat(flow.signIn("anna.analyst", RunningIdentity.PASSWORD).statusCode())
                .isEqualTo(303);
        return flow;
    }

    private static JWTClaimsSet claims(JsonNode json, String name) throws Exception {
        return SignedJWT.parse(json.get(name).asString()).getJWTClaimsSet();
    }

    private static String error(HttpResponse<String> answer) {
        return text(answer, "error");
    }

    private static String text(HttpResponse<String> answer, String name) {
        return JsonMapper.shared().readTree(answer.body()).path(name).asString("");
    }
}
