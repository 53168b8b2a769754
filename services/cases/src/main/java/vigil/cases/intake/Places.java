package vigil.cases.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** How far the topic was read, kept in the transaction of what was read. */
final class Places {

    private final String topic;

    Places(String topic) {
        this.topic = topic;
    }

    /** The next offset by partition. */
    Map<Integer, Long> load(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select partition, next from event_places where topic = ?")) {
            select.setString(1, topic);
            Map<Integer, Long> places = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    places.put(rows.getInt(1), rows.getLong(2));
                }
            }
            return places;
        }
    }

    void save(Connection connection, Map<Integer, Long> next) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into event_places (topic, partition, next) values (?, ?, ?)
                        on conflict (topic, partition) do update set next = greatest(event_places.next, excluded.next)\
                        """)) {
            for (Map.Entry<Integer, Long> place : next.entrySet()) {
                upsert.setString(1, topic);
                upsert.setInt(2, place.getKey());
                upsert.setLong(3, place.getValue());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
