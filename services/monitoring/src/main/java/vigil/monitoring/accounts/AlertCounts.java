package vigil.monitoring.accounts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How many alerts point at accounts. */
final class AlertCounts {

    private AlertCounts() {}

    static AccountView.Alerts of(Connection connection, long account) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select count(*) filter (where state = 'open'), count(*) filter (where state = 'snoozed'),
                            count(*) filter (where state = 'closed')
                        from alerts where subject = ?\
                        """)) {
            select.setLong(1, account);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new AccountView.Alerts(row.getInt(1), row.getInt(2), row.getInt(3));
            }
        }
    }

    /** By account; those without an alert are missing. */
    static Map<Long, Integer> of(Connection connection, Collection<Long> accounts)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select subject, count(*) from alerts where subject = any (?) group by subject")) {
            select.setArray(1, connection.createArrayOf("int8", accounts.toArray()));
            Map<Long, Integer> counts = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.put(rows.getLong(1), rows.getInt(2));
                }
            }
            return counts;
        }
    }
}
