package vigil.screening.rescreening;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.screening.register.CustodyNumber;

/**
 * The right to watch the customers of a database. One process has it at a time: what it holds in
 * memory would not know of another's changes. It ends with the connection that it was taken on, as
 * when the process dies, perhaps before the process knows of it: so each has a number, without
 * which nothing is changed.
 */
final class Custody implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Custody.class);

    /** Any number that no other advisory lock of this database has. */
    private static final long LOCK = 8_463L;

    private static final int PATIENCE_SECONDS = 2;

    private final DataSource dataSource;
    private @Nullable Connection holding;
    private long number;

    Custody(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whether it is still held. */
    boolean isHeld() throws SQLException {
        return holding != null
                && holding.isValid(PATIENCE_SECONDS)
                && CustodyNumber.isLast(holding, number);
    }

    /** Of the custody that was taken last. */
    long number() {
        return number;
    }

    /** Takes it unless another process has it; gives whether it is held now. */
    boolean take() throws SQLException {
        try {
            close();
        } catch (SQLException e) {
            log.atDebug().setMessage("custody ended with its connection").setCause(e).log();
        }
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
        if (taken) {
            number = CustodyNumber.next(connection);
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
        try (held) {
            if (held.isValid(PATIENCE_SECONDS)) {
                unlock(held);
            }
        }
    }

    private static void unlock(Connection held) throws SQLException {
        try (PreparedStatement unlock = held.prepareStatement("select pg_advisory_unlock(?)")) {
            unlock.setLong(1, LOCK);
            unlock.execute();
        }
    }
}
