package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiKeysTest {

    private static final String WISH =
            "{\"title\":\"nightly screening\",\"roles\":[\"machine\"],\"routes\":[\"/match\"],\"days\":30}";

    @TempDir private static Path folder;
    private static RunningIdentity identity;
    private static Administrator administrator;

    @BeforeAll
    static void start() {
        identity = RunningIdentity.in(folder);
        administrator = new Administrator(identity, "demo-administrator");
    }

    @AfterAll
    static void stop() throws Exception {
        identity.close();
    }

    @Test
    void aKeyIsChangedForATokenOfItsScope() throws Exception {
        JsonNode made = made(WISH);

        HttpResponse<String> answer = token(made.path("secret").asString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JWTClaimsSet claims =
                SignedJWT.parse(FapiFlow.text(answer, "access_token")).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(made.path("key").path("id").asString());
        assertThat(claims.getStringClaim("institution")).isEqualTo("demo");
        assertThat(claims.getStringListClaim("roles")).containsExactly("machine");
        assertThat(claims.getStringListClaim("routes")).containsExactly("/match");
        JsonNode listed = listed(made.path("key").path("id").asString());
        assertThat(listed.path("usedAt").asString("")).isNotEmpty();
        assertThat(listed.has("secret")).isFalse();
    }

    @Test
    void neitherTheKeyNorWhatWouldMakeOneIsInTheTables() throws Exception {
        String secret = made(WISH).path("secret").asString();

        assertThat(
                        Rows.count(
                                identity,
                                "select count(*) from api_keys where api_keys::text like '%"
                                        + secret.substring(secret.indexOf('.') + 1)
                                        + "%'"))
                .isZero();
        assertThat(token(secret + "x").statusCode()).isEqualTo(401);
        assertThat(token("key-" + "0".repeat(26) + "." + "s".repeat(43)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aKeyIsReplacedWithBothGoodForAWhile() throws Exception {
        JsonNode old = made(WISH);
        String id = old.path("key").path("id").asString();

        HttpResponse<String> answer =
                administrator.send(
                        "POST", "/v1/api-keys/" + id + "/replacements", "{\"overlapHours\":1}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode fresh = JsonMapper.shared().readTree(answer.body());
        assertThat(fresh.path("key").path("replaces").asString()).isEqualTo(id);
        assertThat(fresh.path("key").path("routes").toString()).isEqualTo("[\"/match\"]");
        assertThat(token(old.path("secret").asString()).statusCode()).isEqualTo(200);
        assertThat(token(fresh.path("secret").asString()).statusCode()).isEqualTo(200);
        Rows.write(identity, "update api_keys set ends_at = now() where id = '" + id + "'");
        assertThat(token(old.path("secret").asString()).statusCode()).isEqualTo(401);
        assertThat(Rows.acts(identity, "api-key.replaced")).isEqualTo(1);
    }

    @Test
    void aKeyThatIsTakenBackEndsItsTokensToo() throws Exception {
        JsonNode made = made(WISH);
        String access = FapiFlow.text(token(made.path("secret").asString()), "access_token");
        String id = made.path("key").path("id").asString();

        assertThat(administrator.delete("/v1/api-keys/" + id).statusCode()).isEqualTo(204);

        assertThat(token(made.path("secret").asString()).statusCode()).isEqualTo(401);
        assertThat(
                        Rows.count(
                                identity,
                                "select count(*) from outbox where topic = 'revocations' and key = '"
                                        + SignedJWT.parse(access).getJWTClaimsSet().getJWTID()
                                        + "'"))
                .isEqualTo(1);
        assertThat(administrator.delete("/v1/api-keys/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void administratorsOfAnotherInstitutionSeeAndChangeNone() throws Exception {
        String id = made(WISH).path("key").path("id").asString();
        Administrator other = new Administrator(identity, "other-administrator");

        assertThat(other.get("/v1/api-keys").toString()).doesNotContain(id);
        assertThat(other.delete("/v1/api-keys/" + id).statusCode()).isEqualTo(404);
        assertThat(other.send("POST", "/v1/api-keys/" + id + "/replacements", "{}").statusCode())
                .isEqualTo(404);
        assertThat(
                        new Administrator(identity, "demo-analyst")
                                .send("POST", "/v1/api-keys", WISH)
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsNotAcceptableIsRefusedWithItsField() throws Exception {
        Map<String, String> wrong =
                Map.of(
                        "{\"roles\":[\"machine\"]}", "title",
                        "{\"title\":\"t\",\"roles\":[]}", "roles",
                        "{\"title\":\"t\",\"roles\":[\"administrator\"]}", "roles",
                        "{\"title\":\"t\",\"roles\":[\"machine\",\"supervisor\"]}", "roles",
                        "{\"title\":\"t\",\"roles\":[\"reporter\"]}", "roles",
                        "{\"title\":\"t\",\"roles\":[\"machine\"],\"routes\":[\"/../x\"]}",
                                "routes",
                        "{\"title\":\"t\",\"roles\":[\"machine\"],\"days\":400}", "days");

        for (Map.Entry<String, String> wish : wrong.entrySet()) {
            HttpResponse<String> answer = administrator.send("POST", "/v1/api-keys", wish.getKey());
            assertThat(answer.statusCode()).as(wish.getKey()).isEqualTo(422);
            assertThat(answer.body()).contains("\"field\":\"" + wish.getValue() + "\"");
        }
    }

    private static JsonNode made(String wish) throws Exception {
        HttpResponse<String> answer = administrator.send("POST", "/v1/api-keys", wish);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JsonNode listed(String id) throws Exception {
        for (JsonNode key : administrator.get("/v1/api-keys")) {
            if (key.path("id").asString().equals(id)) {
                return key;
            }
        }
        throw new AssertionError("no such key");
    }

    private static HttpResponse<String> token(String key) throws Exception {
        List<String> parts = List.of(key.split("\\.", 2));
        return identity.token(parts.getFirst(), parts.getLast());
    }
}
