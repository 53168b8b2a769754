package vigil.monitoring.leadership;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.kernel.database.DatabaseSettings;
import vigil.kernel.secrecy.Secret;

/**
 * The row of the lease, by the database's clock. On a connection of its own: a pool in use must not
 * look like a dead leader.
 */
final class Lease implements AutoCloseable {

    private static final String NAME = "decisions";
    private static final String PATIENCE_SECONDS = "1";

    private final DatabaseSettings settings;
    private final UUID holder;
    private @Nullable Connection connection;

    Lease(DatabaseSettings settings, UUID holder) {
        this.settings = settings;
        this.holder = holder;
    }

    /** Takes or renews it for so long; false when another holds it. */
    boolean take(Duration duration) throws SQLException {
        try (PreparedStatement upsert =
                open().prepareStatement(
                                """
                                insert into leases (name, holder, until)
                                values (?, ?, clock_timestamp() + ? * interval '1 ms')
                                on conflict (name) do update
                                    set holder = excluded.holder, until = excluded.until
                                    where leases.holder = excluded.holder
                                        or leases.until < clock_timestamp()
                                returning holder\
                                """)) {
            upsert.setString(1, NAME);
            upsert.setObject(2, holder);
            upsert.setLong(3, duration.toMillis());
            try (ResultSet taken = upsert.executeQuery()) {
                return taken.next();
            }
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    /** Lets the next one take it at once. */
    void release() throws SQLException {
        try (PreparedStatement update =
                open().prepareStatement(
                                "update leases set until = '-infinity' where name = ? and holder = ?")) {
            update.setString(1, NAME);
            update.setObject(2, holder);
            update.executeUpdate();
        }
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
        Connection present = connection;
        if (present != null) {
            return present;
        }
        Properties properties = new Properties();
        properties.setProperty("user", settings.login());
        properties.setProperty("password", Secret.fromFile(settings.passwordFile()).reveal());
        properties.setProperty("connectTimeout", PATIENCE_SECONDS);
        properties.setProperty("loginTimeout", PATIENCE_SECONDS);
        properties.setProperty("socketTimeout", PATIENCE_SECONDS);
        Connection fresh = DriverManager.getConnection(settings.url(), properties);
        connection = fresh;
        return fresh;
    }
}
