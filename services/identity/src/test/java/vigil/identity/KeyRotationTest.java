package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import vigil.identity.keys.KeyRing;

class KeyRotationTest {

    @TempDir private static Path folder;
    private static RunningIdentity identity;

    @AfterAll
    static void stop() throws Exception {
        identity.close();
    }

    @BeforeAll
    static void start() {
        identity = RunningIdentity.in(folder, Map.of("vigil.identity.key.lead", "0s"));
    }

    @Test
    void tokensOfTheOldKeyStayValidWhileTheNewOneSigns() throws Exception {
        SignedJWT before = token();

        String told = identity.command("rotate-key");
        SignedJWT after = token();

        assertThat(told).contains(after.getHeader().getKeyID());
        assertThat(told).doesNotContain(before.getHeader().getKeyID());
        assertThat(isGood(before)).isTrue();
        assertThat(isGood(after)).isTrue();
    }

    @Test
    void aWithdrawnKeyIsGoneAtOnceAndAnotherTakesOver() throws Exception {
        SignedJWT before = token();
        String withdrawn = before.getHeader().getKeyID();

        identity.command("withdraw-key", withdrawn);
        SignedJWT after = token();

        assertThat(published()).doesNotContain(withdrawn);
        assertThat(isGood(after)).isTrue();
    }

    @Test
    void thePrivateHalfIsSealedAndGoneWhenTheKeyIs() throws Exception {
        String key = token().getHeader().getKeyID();

        assertThat(
                        text(
                                "select string_agg(encode(sealed_private, 'escape'), '') from signing_keys"))
                .doesNotContain("\"d\"", "\"kty\"");
        identity.part(KeyRing.class).withdraw(key);

        assertThat(text("select count(sealed_private) from signing_keys where id = '" + key + "'"))
                .isEqualTo("0");
    }

    @Test
    void anUnknownKeyCannotBeWithdrawn() {
        KeyRing keys = identity.part(KeyRing.class);

        assertThatThrownBy(() -> keys.withdraw("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no signing key");
    }

    @Test
    void aRestartKeepsTheKeyAndRotatesOnlyWhenItsLifeIsOver() throws Exception {
        SignedJWT before = token();

        identity.restart();
        SignedJWT after = token();
        write("update signing_keys set signs_from = now() - interval '31 days'");
        identity.part(KeyRing.class).rotateIfDue();

        assertThat(after.getHeader().getKeyID()).isEqualTo(before.getHeader().getKeyID());
        assertThat(token().getHeader().getKeyID()).isNotEqualTo(before.getHeader().getKeyID());
        assertThat(isGood(before)).isTrue();
    }

    private SignedJWT token() throws Exception {
        HttpResponse<String> answer =
                identity.token("demo-machine", RunningIdentity.MACHINE_SECRET);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return SignedJWT.parse(
                JsonMapper.shared().readTree(answer.body()).get("access_token").asString());
    }

    private boolean isGood(SignedJWT token) throws Exception {
        JWK key = keySet().getKeyByKeyId(token.getHeader().getKeyID());
        return key != null && token.verify(new RSASSAVerifier(key.toRSAKey()));
    }

    private List<String> published() throws Exception {
        return keySet().getKeys().stream().map(JWK::getKeyID).toList();
    }

    private JWKSet keySet() throws Exception {
        return JWKSet.parse(new Browser(identity.address()).get("/oauth2/jwks").body());
    }

    private String text(String query) throws Exception {
        try (var connection = identity.rows().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void write(String statement) throws Exception {
        try (var connection = identity.rows().getConnection();
                var update = connection.createStatement()) {
            update.executeUpdate(statement);
        }
    }
}
