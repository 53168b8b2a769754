package vigil.monitoring.rows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import vigil.kernel.database.HouseDatabase;
import vigil.kernel.secrecy.Secret;

/**
 * A connection outside the pool, opened when it is asked for: a pool in use must not look like a
 * database that is gone. For one thread.
 */
public final class OwnConnection implements AutoCloseable {

    private final HouseDatabase.Settings settings;
    private final String patienceSeconds;
    private @Nullable Connection connection;

    /**
     * @param patienceSeconds for each answer of the database
     */
    public OwnConnection(HouseDatabase.Settings settings, int patienceSeconds) {
        this.settings = settings;
        this.patienceSeconds = Integer.toString(patienceSeconds);
    }

    /** The open one, or a new one. */
    public Connection open() throws SQLException {
        Connection present = connection;
        if (present != null) {
            return present;
        }
        Properties properties = new Properties();
        properties.setProperty("user", settings.login());
        properties.setProperty("password", Secret.fromFile(settings.passwordFile()).reveal());
        properties.setProperty("connectTimeout", patienceSeconds);
        properties.setProperty("loginTimeout", patienceSeconds);
        properties.setProperty("socketTimeout", patienceSeconds);
        Connection fresh = DriverManager.getConnection(settings.url(), properties);
        connection = fresh;
        return fresh;
    }

    /** Also after a failure: the next {@link #open} begins anew. */
    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // It was broken anyway.
        } finally {
            connection = null;
        }
    }
}
