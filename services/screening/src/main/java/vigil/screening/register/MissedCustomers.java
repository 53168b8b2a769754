package vigil.screening.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Who could not be read while a list was followed up, and is not screened against it. */
public final class MissedCustomers {

    private MissedCustomers() {}

    /** Writes down who could not be screened against a version. */
    public static void note(Connection connection, Collection<String> customers)
            throws SQLException {
        if (!customers.isEmpty()) {
            mark(connection, customers, true);
        }
    }

    /** Who was missed. */
    static List<String> all(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select customer from customers where missed and present");
                ResultSet rows = select.executeQuery()) {
            List<String> missed = new ArrayList<>();
            while (rows.next()) {
                missed.add(rows.getString(1));
            }
            return missed;
        }
    }

    /** They are back: all lists are followed up as if for the first time. */
    static void screenAnew(Connection connection, Collection<String> customers)
            throws SQLException {
        mark(connection, customers, false);
        try (PreparedStatement delete = connection.prepareStatement("delete from screened_lists")) {
            delete.executeUpdate();
        }
    }

    private static void mark(Connection connection, Collection<String> customers, boolean missed)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update customers set missed = ? where missed <> ? and customer = any (?)")) {
            update.setBoolean(1, missed);
            update.setBoolean(2, missed);
            update.setArray(3, connection.createArrayOf("text", customers.toArray()));
            update.executeUpdate();
        }
    }
}
