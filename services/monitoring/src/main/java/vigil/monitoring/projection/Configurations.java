package vigil.monitoring.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vigil.contracts.decisions.v1.Decision;

/** Short numbers for the engines and configurations under which decisions were made. */
final class Configurations {

    private record Key(String engineVersion, String configurationHash) {}

    private final Map<Key, Integer> known = new ConcurrentHashMap<>();

    int number(Connection connection, Decision decision) throws SQLException {
        Key key = new Key(decision.getEngineVersion(), decision.getConfigurationHash());
        Integer number = known.get(key);
        if (number == null) {
            insert(connection, key);
            number = select(connection, key);
        }
        return number;
    }

    /** After the commit: a number that was rolled back must not be remembered. */
    void committed(Connection connection, Decision decision) throws SQLException {
        Key key = new Key(decision.getEngineVersion(), decision.getConfigurationHash());
        if (!known.containsKey(key)) {
            known.put(key, select(connection, key));
        }
    }

    private static void insert(Connection connection, Key key) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into configurations (engine_version, configuration_hash) values (?, ?) on conflict do nothing")) {
            insert.setString(1, key.engineVersion());
            insert.setString(2, key.configurationHash());
            insert.executeUpdate();
        }
    }

    private static int select(Connection connection, Key key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select configuration from configurations where engine_version = ? and configuration_hash = ?")) {
            select.setString(1, key.engineVersion());
            select.setString(2, key.configurationHash());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
