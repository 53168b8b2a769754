package vigil.screening.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import vigil.kernel.problems.Refusal;

/**
 * Counts who has come into the custody of the customers. What a former holder writes after the next
 * one has read them would be in nobody's memory: it is refused.
 */
public final class CustodyNumber {

    private static final int RETRY_AFTER_SECONDS = 5;

    private CustodyNumber() {}

    /** The number of a new holder, once all that the one before was writing is over. */
    public static long next(Connection connection) throws SQLException {
        try (PreparedStatement update =
                        connection.prepareStatement(
                                "update custody set number = number + 1, taken_at = now() returning number");
                ResultSet row = update.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Whether nobody has come after the holder of this number. */
    public static boolean isLast(Connection connection, long number) throws SQLException {
        return exists(connection, "select from custody where number = ?", number);
    }

    /** Refuses a former holder; nobody comes after this one until the transaction ends. */
    public static void hold(Connection connection, long number) throws SQLException {
        if (!exists(connection, "select from custody where number = ? for share", number)) {
            throw Refusal.unavailable(
                    "Another process watches the customers now.", RETRY_AFTER_SECONDS);
        }
    }

    private static boolean exists(Connection connection, String question, long number)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(question)) {
            select.setLong(1, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
