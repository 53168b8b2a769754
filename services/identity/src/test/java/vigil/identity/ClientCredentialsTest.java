package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ClientCredentialsTest {

    @TempDir private static Path folder;
    private static RunningIdentity identity;
    private static Browser outside;

    @BeforeAll
    static void start() {
        identity = RunningIdentity.in(folder);
        outside = new Browser(identity.address());
    }

    @AfterAll
    static void stop() throws Exception {
        identity.close();
    }

    @Test
    void aMachineIsGivenATokenOfFiveMinutesForItsInstitutionAndRoles() throws Exception {
        HttpResponse<String> answer = ask("demo-machine", RunningIdentity.MACHINE_SECRET);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode json = JsonMapper.shared().readTree(answer.body());
        assertThat(json.get("expires_in").asInt()).isBetween(295, 300);
        JWTClaimsSet claims = verified(json.get("access_token").asString());
        assertThat(claims.getIssuer()).isEqualTo(RunningIdentity.ISSUER);
        assertThat(claims.getSubject()).isEqualTo("demo-machine");
        assertThat(claims.getAudience()).containsExactly("vigil");
        assertThat(claims.getStringClaim("client_id")).isEqualTo("demo-machine");
        assertThat(claims.getStringClaim("institution")).isEqualTo("demo");
        assertThat(claims.getStringListClaim("roles")).containsExactly("machine");
        assertThat(acts("token.issued", claims.getJWTID())).isOne();
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(300_000);
    }

    @Test
    void everyRoleOfAClientIsInItsToken() throws Exception {
        HttpResponse<String> answer =
                identity.token("demo-analyst", RunningIdentity.ANALYST_SECRET);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String token = JsonMapper.shared().readTree(answer.body()).get("access_token").asString();
        assertThat(verified(token).getStringListClaim("roles"))
                .containsExactly("analyst", "supervisor");
    }

    @Test
    void aWrongSecretIsRefusedAsTheProtocolSays() throws Exception {
        long before = acts("client.refused", "demo-machine");

        HttpResponse<String> answer = ask("demo-machine", "a-wrong-secret-of-enough-length");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(JsonMapper.shared().readTree(answer.body()).get("error").asString())
                .isEqualTo("invalid_client");
        assertThat(acts("client.refused", "demo-machine") - before).isOne();
    }

    @Test
    void aProgramForOfficersIsGivenNothingForItself() throws Exception {
        HttpResponse<String> answer = ask("workbench", RunningIdentity.CONSOLE_SECRET);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("unauthorized_client");
    }

    @Test
    void discoveryNamesThePublicAddressAndWhatIsOfferedAlone() throws Exception {
        HttpResponse<String> answer = outside.get("/.well-known/openid-configuration");

        JsonNode json = JsonMapper.shared().readTree(answer.body());
        assertThat(json.get("issuer").asString()).isEqualTo(RunningIdentity.ISSUER);
        assertThat(json.get("token_endpoint").asString())
                .isEqualTo(RunningIdentity.ISSUER + "/oauth2/token");
        assertThat(json.get("jwks_uri").asString())
                .isEqualTo(RunningIdentity.ISSUER + "/oauth2/jwks");
        assertThat(texts(json.get("code_challenge_methods_supported"))).containsExactly("S256");
        assertThat(texts(json.get("response_types_supported"))).containsExactly("code");
        assertThat(texts(json.get("grant_types_supported")))
                .containsExactlyInAnyOrder(
                        "authorization_code",
                        "client_credentials",
                        "refresh_token",
                        "urn:ietf:params:oauth:grant-type:token-exchange");
        assertThat(answer.body()).doesNotContain("device", "tls_client");
        assertThat(texts(json.get("dpop_signing_alg_values_supported")))
                .containsExactlyInAnyOrder("PS256", "ES256");
        json.propertyStream()
                .filter(entry -> entry.getKey().endsWith("_endpoint"))
                .forEach(entry ->
                        assertThat(entry.getValue().asString())
                                .startsWith(RunningIdentity.ISSUER + "/oauth2/"));
    }

    @Test
    void thePublishedKeySetHoldsNoPrivateHalf() throws Exception {
        HttpResponse<String> answer = outside.get("/oauth2/jwks");

        JsonNode keys = JsonMapper.shared().readTree(answer.body()).get("keys");
        assertThat(keys.valueStream().map(key -> key.get("alg").asString()))
                .containsExactlyInAnyOrder("RS256", "PS256", "ES256");
        assertThat(keys.valueStream())
                .allSatisfy(key ->
                        assertThat(key.propertyNames())
                                .contains("kid", "kty")
                                .doesNotContain("d", "p", "q"));
    }

    @Test
    void whatIsNoAddressHereIsAProblem() throws Exception {
        HttpResponse<String> answer = outside.get("/admin");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"not-found\"");
    }

    private static long acts(String verb, String object) throws Exception {
        String query =
                """
                select count(*) from outbox where topic = 'evidence'
                and convert_from(payload, 'UTF8')::json ->> 'verb' = '%s'
                and convert_from(payload, 'UTF8')::json ->> 'object' = '%s'
                """
                        .formatted(verb, object);
        try (Connection connection = identity.rows().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static HttpResponse<String> ask(String client, String secret) throws Exception {
        String basic =
                Base64.getEncoder()
                        .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return outside.post(
                "/oauth2/token",
                Map.of("grant_type", "client_credentials"),
                Map.of("Authorization", "Basic " + basic));
    }

    private static JWTClaimsSet verified(String token) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token);
        JWKSet keys = JWKSet.parse(outside.get("/oauth2/jwks").body());
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(
                        jwt.verify(
                                new RSASSAVerifier(
                                        keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        return jwt.getJWTClaimsSet();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
