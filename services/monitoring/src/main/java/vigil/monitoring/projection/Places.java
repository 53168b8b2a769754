package vigil.monitoring.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How far a reader has come in each partition, kept with what it has written. */
final class Places {

    private final String reader;

    Places(String reader) {
        this.reader = reader;
    }

    /** The next offset by partition; partitions never read are missing. */
    Map<Integer, Long> load(Connection connection) throws SQLException {
        Map<Integer, Long> next = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select partition, next from places where reader = ?")) {
            select.setString(1, reader);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    next.put(rows.getInt(1), rows.getLong(2));
                }
            }
        }
        return next;
    }

    void save(Connection connection, Map<Integer, Long> next) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into places (reader, partition, next) values (?, ?, ?)
                        on conflict (reader, partition) do update set next = excluded.next\
                        """)) {
            for (Map.Entry<Integer, Long> place : new TreeMap<>(next).entrySet()) {
                upsert.setString(1, reader);
                upsert.setInt(2, place.getKey());
                upsert.setLong(3, place.getValue());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
