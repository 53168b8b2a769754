package vigil.monitoring.vitals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import vigil.kernel.database.DatabaseSettings;
import vigil.kernel.secrecy.Secret;

/**
 * Asks the database on a connection of its own: a pool in use must not look like a dead database.
 */
final class DatabaseProbe implements Probe {

    private static final String PATIENCE_SECONDS = "2";

    private final DatabaseSettings settings;
    private @Nullable Connection connection;

    DatabaseProbe(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean isThere() {
        try {
            Connection open = connection;
            if (open == null) {
                open = open();
                connection = open;
            }
            if (open.isValid(1)) {
                return true;
            }
        } catch (SQLException e) {
            // The answer is no; the next probe opens a new connection.
        }
        close();
        return false;
    }

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

    private Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.login());
        properties.setProperty("password", Secret.fromFile(settings.passwordFile()).reveal());
        properties.setProperty("connectTimeout", PATIENCE_SECONDS);
        properties.setProperty("loginTimeout", PATIENCE_SECONDS);
        properties.setProperty("socketTimeout", PATIENCE_SECONDS);
        return DriverManager.getConnection(settings.url(), properties);
    }
}
