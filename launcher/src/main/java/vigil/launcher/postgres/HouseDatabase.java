package vigil.launcher.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import vigil.launcher.state.Secrets;
import vigil.launcher.terminal.Trouble;

/**
 * The database of one house with its two roles: the owner migrates it, the running house may read
 * and write rows and nothing else.
 */
public final class HouseDatabase {

    private final String house;
    private final Secrets secrets;

    public HouseDatabase(String house, Secrets secrets) {
        if (!house.matches("[a-z]+")) {
            throw new IllegalArgumentException("no name for a database: " + house);
        }
        this.house = house;
        this.secrets = secrets;
    }

    /** The role of the running house. */
    public String login() {
        return house;
    }

    public Path passwordFile() {
        return secrets.password("postgres-" + house);
    }

    /** The role that owns the database and changes its tables. */
    public String ownerLogin() {
        return house + "_owner";
    }

    public Path ownerPasswordFile() {
        return secrets.password("postgres-" + house + "-owner");
    }

    /** Opens a connection as the server's overseer. */
    interface Overseer {
        Connection connection(String database) throws SQLException;
    }

    void prepare(Overseer overseer) {
        try {
            try (Connection server = overseer.connection("postgres");
                    Statement statement = server.createStatement()) {
                prepareRole(statement, ownerLogin(), ownerPasswordFile());
                prepareRole(statement, login(), passwordFile());
                prepareDatabase(statement);
            }
            try (Connection database = overseer.connection(house);
                    Statement statement = database.createStatement()) {
                grant(statement);
            }
        } catch (SQLException e) {
            throw new Trouble(
                    "Cannot prepare the database of " + house + ": " + Trouble.reason(e), e);
        }
    }

    private static void prepareRole(Statement statement, String role, Path passwordFile)
            throws SQLException {
        if (!any(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
            statement.execute("CREATE ROLE " + role);
        }
        statement.execute(
                "ALTER ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS CONNECTION LIMIT 45 PASSWORD '%s'"
                        .formatted(role, Secrets.reveal(passwordFile).replace("'", "''")));
    }

    private void prepareDatabase(Statement statement) throws SQLException {
        if (!any(statement, "SELECT 1 FROM pg_database WHERE datname = '" + house + "'")) {
            statement.execute("CREATE DATABASE " + house + " OWNER " + ownerLogin());
        }
        statement.execute("REVOKE ALL ON DATABASE " + house + " FROM PUBLIC");
        statement.execute("GRANT CONNECT ON DATABASE " + house + " TO " + login());
    }

    private void grant(Statement statement) throws SQLException {
        String byOwner = "ALTER DEFAULT PRIVILEGES FOR ROLE " + ownerLogin() + " GRANT ";
        for (String right :
                new String[] {
                    "SELECT, INSERT, UPDATE, DELETE ON TABLES",
                    "USAGE ON SEQUENCES",
                    "USAGE ON SCHEMAS"
                }) {
            statement.execute(byOwner + right + " TO " + login());
        }
        statement.execute("ALTER SCHEMA public OWNER TO " + ownerLogin());
        statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
        statement.execute("GRANT USAGE ON SCHEMA public TO " + login());
    }

    private static boolean any(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return found.next();
        }
    }
}
