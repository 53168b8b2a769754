package vigil.monitoring.alerts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vigil.kernel.pages.Filter;

/**
 * Which alerts are pieces of one ring: those that have two accounts or more in common, and of which
 * the one begins within 31 days of the other. One account in common may be a shop; and whoever pays
 * his rent for years is no ring with himself, while true rings last two weeks at most.
 */
final class RingPieces {
    private static final int SHARED = 2;
    private static final int DAYS_APART = 31;

    private RingPieces() {}

    /** The neighbours of each of these, at most so many in all, in order of their ids. */
    static Map<UUID, List<UUID>> of(Connection connection, Collection<UUID> alerts, int most)
            throws SQLException {
        Map<UUID, List<UUID>> pieces = new HashMap<>();
        if (alerts.isEmpty()) {
            return pieces;
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select a.alert_id, b.alert_id
                        from alerts x
                        join alert_accounts a on a.alert_id = x.alert_id
                        join alert_accounts b on b.account = a.account and b.alert_id <> a.alert_id
                        join alerts y on y.alert_id = b.alert_id
                            and y.opened_at <= x.last_joined_at + make_interval(days => ?)
                            and y.last_joined_at >= x.opened_at - make_interval(days => ?)
                        where x.alert_id = any (?)
                        group by a.alert_id, b.alert_id having count(*) >= ?
                        order by b.alert_id, a.alert_id limit ?\
                        """)) {
            select.setInt(1, DAYS_APART);
            select.setInt(2, DAYS_APART);
            select.setArray(3, Filter.ids(connection, List.copyOf(alerts)));
            select.setInt(4, SHARED);
            select.setInt(5, most);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    pieces.computeIfAbsent(rows.getObject(1, UUID.class), any -> new ArrayList<>())
                            .add(rows.getObject(2, UUID.class));
                }
            }
        }
        return pieces;
    }
}
