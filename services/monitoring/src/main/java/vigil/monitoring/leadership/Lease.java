package vigil.monitoring.leadership;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import vigil.kernel.database.HouseDatabase;
import vigil.monitoring.rows.OwnConnection;

/** The row of the lease, by the database's clock. */
final class Lease implements AutoCloseable {

    private static final String NAME = "decisions";
    private static final int PATIENCE_SECONDS = 1;

    private final OwnConnection connection;
    private final UUID holder;

    Lease(HouseDatabase.Settings settings, UUID holder) {
        this.connection = new OwnConnection(settings, PATIENCE_SECONDS);
        this.holder = holder;
    }

    /** Takes or renews it for so long; false when another holds it. */
    boolean take(Duration duration) throws SQLException {
        try (PreparedStatement upsert =
                connection
                        .open()
                        .prepareStatement(
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
                connection
                        .open()
                        .prepareStatement(
                                "update leases set until = '-infinity' where name = ? and holder = ?")) {
            update.setString(1, NAME);
            update.setObject(2, holder);
            update.executeUpdate();
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
