package vigil.kernel.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;

/** Tells failures of the database apart by their SQLSTATE. */
public final class SqlFailures {

    private SqlFailures() {}

    /**
     * The database is away, or going: classes 08 and 57P, 53 (out of connections), no connection.
     */
    public static boolean isConnection(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || (state != null
                        && (state.startsWith("08")
                                || state.startsWith("57P")
                                || state.startsWith("53")));
    }

    /** A deadlock or a serialisation failure: the same again may succeed. */
    public static boolean isLostRace(SQLException failure) {
        return "40P01".equals(failure.getSQLState()) || "40001".equals(failure.getSQLState());
    }

    /** A key was taken already. */
    public static boolean isTaken(SQLException failure) {
        return "23505".equals(failure.getSQLState());
    }

    /** Rolls back without losing the failure that made it necessary. */
    public static void rollBack(Connection connection, Exception because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }
}
