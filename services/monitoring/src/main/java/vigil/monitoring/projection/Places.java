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

    /**
     * Moves on from where this reader began.
     *
     * @throws Overtaken when another reader of the same name has moved on meanwhile: what this one
     *     has written must be rolled back
     */
    void save(Connection connection, Map<Integer, Long> began, Map<Integer, Long> next)
            throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into places (reader, partition, next) values (?, ?, ?)
                        on conflict (reader, partition) do update set next = excluded.next
                            where places.next = ?\
                        """)) {
            for (Map.Entry<Integer, Long> place : new TreeMap<>(next).entrySet()) {
                upsert.setString(1, reader);
                upsert.setInt(2, place.getKey());
                upsert.setLong(3, place.getValue());
                upsert.setLong(4, began.getOrDefault(place.getKey(), 0L));
                upsert.addBatch();
            }
            for (int moved : upsert.executeBatch()) {
                if (moved == 0) {
                    throw new Overtaken();
                }
            }
        }
    }

    /** Another process has written these rows: it leads, or led a moment ago. */
    static final class Overtaken extends SQLException {

        private static final long serialVersionUID = 1L;

        private Overtaken() {
            super("another process has written from the same place");
        }
    }
}
