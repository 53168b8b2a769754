package vigil.identity;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ConfigurableApplicationContext;
import vigil.kernel.secrecy.MasterKey;

/** The house on a real PostgreSQL, with the two roles that a launcher gives it. */
final class RunningIdentity implements AutoCloseable {

    static final String ISSUER = "https://localhost:8443";
    static final String MACHINE_SECRET = "machine-secret-0123456789-abcdefgh";
    static final String ANALYST_SECRET = "analyst-secret-0123456789-abcdefgh";
    static final String CONSOLE_SECRET = "console-secret-0123456789-abcdefgh";
    static final String PASSWORD = "correct horse battery staple";
    static final String REDIRECT = "https://console.example/callback";

    static final String AFTER_LOGOUT = "https://console.example/bye";

    private static final String SEED =
            """
            {"clients": [
              {"id": "demo-machine", "secret": "%s", "institution": "demo", "roles": ["machine"]},
              {"id": "demo-analyst", "secret": "%s", "institution": "demo", "roles": ["analyst", "supervisor"]},
              {"id": "demo-administrator", "secret": "%s", "institution": "demo", "roles": ["administrator"]},
              {"id": "other-administrator", "secret": "%s", "institution": "other", "roles": ["administrator"]},
              {"id": "console", "redirectUris": ["%s"]},
              {"id": "fapi", "institution": "demo", "redirectUris": ["%s"],
               "held": {"profile": "fapi2", "signing": "ES256", "jwks": %s,
                        "logoutUris": ["%s"]}},
              {"id": "signing-fapi", "redirectUris": ["%s"],
               "held": {"profile": "fapi2", "signing": "PS256", "signedRequests": true, "jwks": %s}},
              {"id": "other-fapi", "redirectUris": ["%s"],
               "held": {"profile": "fapi2", "jwks": %s}},
              {"id": "reports", "secret": "%s", "held": {"onBehalf": true}},
              {"id": "workbench", "secret": "%s", "institution": "demo", "redirectUris": ["%s"]},
              {"id": "basic", "secret": "%s", "redirectUris": ["%s?dummy1=lorem&dummy2=ipsum"],
               "held": {"withoutProofKey": true, "logoutUris": ["%s"]}}
            ], "officers": [
              {"login": "Anna.Analyst", "password": "%s", "institution": "demo", "roles": ["analyst"]},
              {"login": "sam.supervisor", "password": "%s", "institution": "demo", "roles": ["supervisor"]},
              {"login": "ada.administrator", "password": "%s", "institution": "demo", "roles": ["administrator"]},
              {"login": "olaf", "password": "%s", "institution": "other", "roles": ["auditor"]}
            ]}
            """
                    .formatted(
                            MACHINE_SECRET,
                            ANALYST_SECRET,
                            MACHINE_SECRET,
                            MACHINE_SECRET,
                            REDIRECT,
                            REDIRECT,
                            HeldKey.CLIENT.published(),
                            AFTER_LOGOUT,
                            REDIRECT,
                            HeldKey.CLIENT.published(),
                            REDIRECT,
                            HeldKey.OTHER_CLIENT.published(),
                            MACHINE_SECRET,
                            CONSOLE_SECRET,
                            REDIRECT,
                            CONSOLE_SECRET,
                            REDIRECT,
                            AFTER_LOGOUT,
                            PASSWORD,
                            PASSWORD,
                            PASSWORD,
                            PASSWORD);

    private final EmbeddedPostgres postgres;
    private final Path folder;
    private final Map<String, String> more;
    private ConfigurableApplicationContext house;

    private RunningIdentity(EmbeddedPostgres postgres, Path folder, Map<String, String> more) {
        this.postgres = postgres;
        this.folder = folder;
        this.more = more;
        this.house = start();
    }

    static RunningIdentity in(Path folder) {
        return in(folder, Map.of());
    }

    static RunningIdentity in(Path folder, Map<String, String> settings) {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start();
            makeRoles(postgres);
            Files.writeString(folder.resolve("running"), "running-password");
            Files.writeString(folder.resolve("owner"), "owner-password");
            Files.writeString(folder.resolve("seed.json"), SEED);
            MasterKey.create(folder.resolve("master"), new SecureRandom());
            return new RunningIdentity(postgres, folder, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** What a client with a secret is answered that asks for a token of its own. */
    HttpResponse<String> token(String client, String secret) throws Exception {
        return new Browser(address())
                .post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", client,
                                "client_secret", secret));
    }

    /** What the program workbench is answered that changes its refresh token. */
    HttpResponse<String> renew(String token) throws Exception {
        return new Browser(address())
                .post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type",
                                "refresh_token",
                                "refresh_token",
                                token,
                                "client_id",
                                "workbench",
                                "client_secret",
                                CONSOLE_SECRET));
    }

    String port() {
        return Objects.requireNonNull(house.getEnvironment().getProperty("local.server.port"));
    }

    /** What an operator is told who runs the command beside the house. */
    String command(String... words) {
        return Commands.run(java.util.List.of(words), house);
    }

    <T> T part(Class<T> type) {
        return house.getBean(type);
    }

    /** The database as its overseer sees it. */
    DataSource rows() {
        return postgres.getDatabase("postgres", "identity");
    }

    /** The database as the running house sees it. */
    DataSource rowsOfTheHouse() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url());
        source.setUser("identity");
        source.setPassword("running-password");
        return source;
    }

    void seed(String json) throws IOException {
        Files.writeString(folder.resolve("seed.json"), json);
    }

    /** The database goes away and does not come back. */
    void loseStore() throws IOException {
        postgres.close();
    }

    void restart() {
        house.close();
        house = start();
    }

    @Override
    public void close() throws IOException {
        house.close();
        postgres.close();
    }

    /** Without the login that the library would write into it. */
    private String url() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/identity";
    }

    private ConfigurableApplicationContext start() {
        Map<String, String> settings = new HashMap<>();
        settings.put("server.port", "0");
        settings.put("vigil.database.url", url());
        settings.put("vigil.database.login", "identity");
        settings.put("vigil.database.password-file", folder.resolve("running").toString());
        settings.put("vigil.database.owner-login", "identity_owner");
        settings.put("vigil.database.owner-password-file", folder.resolve("owner").toString());
        settings.put("vigil.kafka.bootstrap", "127.0.0.1:1");
        settings.put("vigil.tokens.issuer", ISSUER);
        settings.put("vigil.tokens.keys", "http://127.0.0.1:1/unused");
        settings.put("vigil.master-key-file", folder.resolve("master").toString());
        settings.put("vigil.identity.factors.roles", "none"); // Where a test does not ask for more.
        settings.put("vigil.identity.seed.file", folder.resolve("seed.json").toString());
        settings.putAll(more);
        return Identity.start(
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    private static void makeRoles(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role identity login password 'running-password'");
            statement.execute("create role identity_owner login password 'owner-password'");
            statement.execute("create database identity owner identity_owner");
        }
        try (Connection connection = postgres.getDatabase("postgres", "identity").getConnection();
                Statement statement = connection.createStatement()) {
            String byOwner = "alter default privileges for role identity_owner grant ";
            statement.execute(byOwner + "select, insert, update, delete on tables to identity");
            statement.execute(byOwner + "usage on sequences to identity");
            statement.execute("alter schema public owner to identity_owner");
            statement.execute("revoke all on schema public from public");
            statement.execute("grant usage on schema public to identity");
        }
    }
}
