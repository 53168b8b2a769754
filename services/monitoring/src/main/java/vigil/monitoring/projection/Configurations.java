package vigil.monitoring.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vigil.contracts.decisions.v1.Decision;

/** Short numbers for the engines and configurations under which decisions were made. */
final class Configurations {

    private record Key(
            String engineVersion, String configurationHash, long scenarioSet, long modelSet) {

        static Key of(Decision decision) {
            return new Key(
                    decision.getEngineVersion(),
                    decision.getConfigurationHash(),
                    decision.getScenarioSet(),
                    decision.getModelSet());
        }

        private void bind(PreparedStatement statement) throws SQLException {
            statement.setString(1, engineVersion);
            statement.setString(2, configurationHash);
            statement.setLong(3, scenarioSet);
            statement.setLong(4, modelSet);
        }
    }

    private final Map<Key, Integer> known = new ConcurrentHashMap<>();

    /** The number of each decision's configuration. */
    int[] numbers(Connection connection, List<Decision> decisions) throws SQLException {
        Map<Key, Integer> own = new HashMap<>(known);
        int[] numbers = new int[decisions.size()];
        for (int i = 0; i < numbers.length; i++) {
            Key key = Key.of(decisions.get(i));
            Integer number = own.get(key);
            if (number == null) {
                insert(connection, key);
                number = select(connection, key);
                own.put(key, number);
            }
            numbers[i] = number;
        }
        return numbers;
    }

    /** After the commit: a number that was rolled back must not be remembered. */
    void committed(Connection connection, List<Decision> decisions) throws SQLException {
        for (Decision decision : decisions) {
            Key key = Key.of(decision);
            if (!known.containsKey(key)) {
                known.put(key, select(connection, key));
            }
        }
    }

    private static void insert(Connection connection, Key key) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into configurations (engine_version, configuration_hash, scenario_set, model_set) values (?, ?, ?, ?) on conflict do nothing")) {
            key.bind(insert);
            insert.executeUpdate();
        }
    }

    private static int select(Connection connection, Key key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select configuration from configurations where engine_version = ? and configuration_hash = ? and scenario_set = ? and model_set = ?")) {
            key.bind(select);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
