package vigil.screening.rescreening;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The right to watch the customers of a database. One process has it at a time: what it holds in
 * memory would not know of another's changes. It ends with the connection that it was taken on, as
 * when the process dies.
 */
final class Custody implements AutoCloseable {

    /** Any number that no other advisory lock of this database has. */
    private static final long LOCK = 8_463L;

    private static final int PATIENCE_SECONDS = 2;

    private final DataSource dataSource;
    private @Nullable Connection holding;

    Custody(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whether it is still held. */
    boolean isHeld() throws SQLException {
        return holding != null && holding.isValid(PATIENCE_SECONDS);
    }

    /** Takes it unless another process has it; gives whether it is held now. */
    boolean take() throws SQLException {
        close();
        Connection connection = dataSource.getConnection();
        boolean taken = false;
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                taken = row.getBoolean(1);
            }
        } finally {
            if (taken) {
                holding = connection;
            } else {
                connection.close();
            }
        }
        return taken;
    }

    /** Gives it up; the connection goes back to the others without it. */
    @Override
    public void close() throws SQLException {
        Connection held = holding;
        holding = null;
        if (held == null) {
            return;
        }
        try (held;
                PreparedStatement unlock = held.prepareStatement("select pg_advisory_unlock(?)")) {
            unlock.setLong(1, LOCK);
            unlock.execute();
        }
    }
}
