package vigil.launcher.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import vigil.launcher.state.Secrets;
import vigil.launcher.state.StateFolder;
import vigil.launcher.terminal.Trouble;

/**
 * What a database server does for its houses, for who measures: it counts statements from the
 * opening of this to its end, and costs nothing otherwise.
 */
public final class ServerFigures implements AutoCloseable {

    // In a file of the server, not on its command line: that would win for ever.
    private static final String TRACK = "alter system set pg_stat_statements.track = ";
    private static final String NONE = "'none'";
    private static final String OF_HOUSES =
            " join pg_database house on house.oid = %s where not house.datistemplate and house.datname <> 'postgres'";

    private final Connection connection;

    private ServerFigures(Connection connection) {
        this.connection = connection;
    }

    /**
     * What was seen up to now.
     *
     * @param statements run by the houses since they are counted
     * @param bytes of the houses' databases
     */
    public record Seen(long statements, long bytes) {}

    /** Begins to count on the server at this port. */
    public static ServerFigures of(StateFolder state, int port) {
        try {
            Connection connection = PostgresServer.connection(new Secrets(state), port, "postgres");
            ServerFigures figures = new ServerFigures(connection);
            figures.execute("create extension if not exists pg_stat_statements");
            figures.track("'top'");
            return figures;
        } catch (SQLException e) {
            throw unknown(e);
        }
    }

    /** How many rows a table of a house holds, those of all institutions together. */
    public static long rows(StateFolder state, int port, String house, String table) {
        try (Connection connection = PostgresServer.connection(new Secrets(state), port, house)) {
            return new ServerFigures(connection).number("select count(*) from " + table);
        } catch (SQLException e) {
            throw unknown(e);
        }
    }

    /** As it is as long as nobody measures. */
    static void off(Secrets secrets, int port) {
        try (Connection connection = PostgresServer.connection(secrets, port, "postgres")) {
            new ServerFigures(connection).track(NONE);
        } catch (SQLException e) {
            throw unknown(e);
        }
    }

    public Seen now() {
        return new Seen(
                number(
                        "select coalesce(sum(calls), 0) from pg_stat_statements seen"
                                + OF_HOUSES.formatted("seen.dbid")),
                number(
                        "select coalesce(sum(pg_database_size(every.oid)), 0) from pg_database every"
                                + OF_HOUSES.formatted("every.oid")));
    }

    /** Counts no more. */
    @Override
    public void close() {
        try (connection) {
            track(NONE);
        } catch (SQLException e) {
            throw unknown(e);
        }
    }

    private long number(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw unknown(e);
        }
    }

    private void track(String what) throws SQLException {
        execute(TRACK + what);
        execute("select pg_reload_conf()");
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static Trouble unknown(SQLException e) {
        return new Trouble("The database server tells nothing: " + Trouble.reason(e), e);
    }
}
