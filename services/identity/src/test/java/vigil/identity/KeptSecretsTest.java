package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must survive a restart does; what must not be readable is not. */
class KeptSecretsTest extends WithIdentity {

    private static final String WORKBENCH_PROOF = RunningIdentity.CONSOLE_SECRET;

    @Test
    void aRestartLosesNoClientNoSignInNoCodeAndNoRenewal() throws Exception {
        CodeFlow flow = new CodeFlow(identity, "workbench");
        String code = flow.code("anna.analyst");
        CodeFlow second = new CodeFlow(identity, "workbench");
        JsonNode tokens =
                json(
                        second.redeem(
                                second.code("anna.analyst"),
                                CodeFlow.VERIFIER,
                                Map.of("client_secret", WORKBENCH_PROOF)));
        identity.seed("{}");

        identity.restart();
        Browser after = new Browser(identity.address());
        HttpResponse<String> redeemed = redeem(after, code);
        HttpResponse<String> renewed = renew(after, tokens.get("refresh_token").asString());
        HttpResponse<String> home = after.getWith("/login", flow.browser().cookies());

        assertThat(redeemed.statusCode()).as(redeemed.body()).isEqualTo(200);
        assertThat(renewed.statusCode()).as(renewed.body()).isEqualTo(200);
        assertThat(home.body()).contains("You are signed in");
    }

    @Test
    void aChangedSecretInTheSeedHoldsFromTheNextStart() throws Exception {
        String changed = "changed-secret-0123456789-abcdefgh";
        identity.seed(
                """
                {"clients": [{"id": "changing", "secret": "%s", "institution": "demo", "roles": ["engineer"]}]}
                """
                        .formatted("first-secret-0123456789-abcdefghij"));
        identity.restart();
        int before = ask("changing", "first-secret-0123456789-abcdefghij");

        identity.seed(
                """
                {"clients": [{"id": "changing", "secret": "%s", "institution": "demo", "roles": ["engineer"]}]}
                """
                        .formatted(changed));
        identity.restart();

        assertThat(before).isEqualTo(200);
        assertThat(ask("changing", "first-secret-0123456789-abcdefghij")).isEqualTo(401);
        assertThat(ask("changing", changed)).isEqualTo(200);
    }

    @Test
    void noSecretPasswordTokenOrLoginIsReadableInLogsOrRows() throws Exception {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
        lines.setContext(logs);
        lines.start();
        logs.getLogger("ROOT").addAppender(lines);
        CodeFlow flow = new CodeFlow(identity, "workbench");
        String code = flow.code("anna.analyst");
        JsonNode tokens =
                json(
                        flow.redeem(
                                code, CodeFlow.VERIFIER, Map.of("client_secret", WORKBENCH_PROOF)));
        new CodeFlow(identity, "workbench").signIn("olaf", "not the right password");
        ask("demo-machine", "not-the-right-secret-but-long");

        List<String> secrets = new ArrayList<>(flow.browser().cookies().values());
        secrets.addAll(
                List.of(
                        RunningIdentity.PASSWORD,
                        RunningIdentity.MACHINE_SECRET,
                        WORKBENCH_PROOF,
                        "not the right password",
                        "not-the-right-secret-but-long",
                        "anna.analyst",
                        "Anna.Analyst",
                        CodeFlow.VERIFIER,
                        code,
                        tokens.get("access_token").asString(),
                        tokens.get("refresh_token").asString(),
                        tokens.get("id_token").asString()));
        String log =
                lines.list.stream()
                        .map(event -> event.getFormattedMessage() + event.getKeyValuePairs())
                        .collect(Collectors.joining("\n"));
        assertThat(log).doesNotContain(secrets);
        assertThat(allRows()).doesNotContain(secrets);
    }

    @Test
    void theRunningHouseCannotChangeTheSchema() throws Exception {
        try (Connection connection = identity.rowsOfTheHouse().getConnection();
                Statement statement = connection.createStatement()) {
            for (String change :
                    List.of(
                            "create table mine (id int)",
                            "alter table clients add column more text",
                            "drop table grants")) {
                assertThatThrownBy(() -> statement.execute(change))
                        .isInstanceOf(SQLException.class)
                        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
            }
        }
    }

    private static HttpResponse<String> redeem(Browser browser, String code) throws Exception {
        return browser.post(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        RunningIdentity.REDIRECT,
                        "code_verifier",
                        CodeFlow.VERIFIER,
                        "client_id",
                        "workbench",
                        "client_secret",
                        WORKBENCH_PROOF));
    }

    private static HttpResponse<String> renew(Browser browser, String token) throws Exception {
        return browser.post(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        token,
                        "client_id",
                        "workbench",
                        "client_secret",
                        WORKBENCH_PROOF));
    }

    private static int ask(String client, String secret) throws Exception {
        return identity.token(client, secret).statusCode();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Every row of every table, byte columns read as characters. */
    private static String allRows() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = identity.rows().getConnection();
                Statement tables = connection.createStatement();
                ResultSet table =
                        tables.executeQuery(
                                "select tablename from pg_tables where schemaname = 'public'")) {
            while (table.next()) {
                try (Statement rows = connection.createStatement();
                        ResultSet row = rows.executeQuery("select * from " + table.getString(1))) {
                    append(all, row);
                }
            }
        }
        return all.toString();
    }

    private static void append(StringBuilder all, ResultSet row) throws SQLException {
        int columns = row.getMetaData().getColumnCount();
        while (row.next()) {
            for (int column = 1; column <= columns; column++) {
                Object value = row.getObject(column);
                all.append(
                                value instanceof byte[] bytes
                                        ? new String(
                                                bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                                        : String.valueOf(value))
                        .append('\n');
            }
        }
    }
}
