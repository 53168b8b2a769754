package vigil.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vigil.launcher.processes.FreePort;
import vigil.launcher.processes.ProcessRecord;
import vigil.launcher.processes.Until;
import vigil.launcher.processes.Watch;
import vigil.launcher.state.Secrets;
import vigil.launcher.state.StateFolder;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresServerTest {

    private final int port = FreePort.any();
    private StateFolder state;
    private Watch watch;
    private HouseDatabase database;

    @BeforeAll
    void start(@TempDir Path folder) {
        state = new StateFolder(folder, folder.resolve("state with spaces")).open();
        database = new HouseDatabase("identity", new Secrets(state));
        begin();
    }

    @AfterAll
    void stop() {
        watch.end();
    }

    private void begin() {
        watch =
                new Watch(
                        new PostgresServer(state, port, List.of("identity")),
                        state,
                        List.of(),
                        line -> {});
        watch.begin();
        Until.holds("ready: " + watch.note(), watch::isReady);
    }

    @Test
    void statementsAreCountedWhileSomebodyMeasures() throws SQLException {
        asOwner("CREATE TABLE counted (id int PRIMARY KEY)");
        asHouse("INSERT INTO counted VALUES (0)");

        try (ServerFigures figures = ServerFigures.of(state, port)) {
            ServerFigures.Seen before = figures.now();
            for (int id = 1; id <= 10; id++) {
                asHouse("INSERT INTO counted VALUES (" + id + ")");
            }
            ServerFigures.Seen after = figures.now();
            assertThat(after.statements() - before.statements()).isGreaterThanOrEqualTo(10);
            assertThat(after.bytes()).isPositive();
        }
    }

    @Test
    void rowsOutliveAKillAndAStop() throws SQLException {
        asOwner("CREATE TABLE logins (id int PRIMARY KEY)");
        asHouse("INSERT INTO logins VALUES (1)");

        long killed = ProcessRecord.of("postgres", state).orElseThrow().pid();
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        Until.holds("restarted", () -> watch.isReady() && pid() != killed);
        asHouse("INSERT INTO logins VALUES (2)");
        watch.end();
        begin();

        assertThat(count("logins")).isEqualTo(2);
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> connect(database.login(), "wrong", "identity"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void theRunningRoleChangesRowsButNoTables() throws SQLException {
        asOwner("CREATE TABLE grants (id bigserial PRIMARY KEY, role text)");

        asHouse("INSERT INTO grants (role) VALUES ('analyst')");
        asHouse("UPDATE grants SET role = 'auditor'");
        asHouse("DELETE FROM grants");

        assertRefused("CREATE TABLE more (id int)");
        assertRefused("DROP TABLE grants");
        assertRefused("ALTER TABLE grants ADD COLUMN more int");
        assertRefused("TRUNCATE grants");
        assertRefused("CREATE SCHEMA more");
        assertRefused("CREATE ROLE more");
        assertRefused("COPY grants TO PROGRAM 'cat'");
    }

    @Test
    void aHouseSeesNoOtherDatabase() {
        assertThatThrownBy(() -> connect(database.login(), house(), "postgres"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void theServerIsDurable() throws SQLException {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
    }

    private void assertRefused(String statement) {
        assertThatThrownBy(() -> asHouse(statement))
                .as(statement)
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    private long pid() {
        return ProcessRecord.of("postgres", state).map(ProcessRecord::pid).orElse(0L);
    }

    private String house() {
        return Secrets.reveal(database.passwordFile());
    }

    private void asHouse(String statement) throws SQLException {
        run(connect(database.login(), house(), "identity"), statement);
    }

    private void asOwner(String statement) throws SQLException {
        String password = Secrets.reveal(database.ownerPasswordFile());
        run(connect(database.ownerLogin(), password, "identity"), statement);
    }

    private static void run(Connection connection, String text) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private int count(String table) throws SQLException {
        return Integer.parseInt(ask("SELECT count(*) FROM " + table));
    }

    private String setting(String name) throws SQLException {
        return ask("SHOW " + name);
    }

    private String ask(String query) throws SQLException {
        try (Connection connection = connect(database.login(), house(), "identity");
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private Connection connect(String login, String password, String name) throws SQLException {
        return DriverManager.getConnection(PostgresServer.url(port, name), login, password);
    }
}
