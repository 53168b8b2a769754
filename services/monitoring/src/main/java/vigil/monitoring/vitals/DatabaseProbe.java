package vigil.monitoring.vitals;

import java.sql.SQLException;
import vigil.kernel.database.HouseDatabase;
import vigil.monitoring.rows.OwnConnection;

/** Asks whether the database answers. */
final class DatabaseProbe implements Probe {

    private static final int PATIENCE_SECONDS = 2;

    private final OwnConnection connection;

    DatabaseProbe(HouseDatabase.Settings settings) {
        this.connection = new OwnConnection(settings, PATIENCE_SECONDS);
    }

    @Override
    public boolean isThere() {
        try {
            if (connection.open().isValid(1)) {
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
        connection.close();
    }
}
