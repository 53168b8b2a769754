package vigil.identity;

/** Rows of the house's database, as its overseer sees and changes them. */
final class Rows {

    private Rows() {}

    static long count(RunningIdentity identity, String query) throws Exception {
        try (var connection = identity.rows().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    static String text(RunningIdentity identity, String query) throws Exception {
        try (var connection = identity.rows().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    static void write(RunningIdentity identity, String statement) throws Exception {
        try (var connection = identity.rows().getConnection();
                var update = connection.createStatement()) {
            update.executeUpdate(statement);
        }
    }

    /** How many acts of a verb wait for their topic. */
    static long acts(RunningIdentity identity, String verb) throws Exception {
        return count(
                identity,
                "select count(*) from outbox where topic = 'evidence'"
                        + " and convert_from(payload, 'UTF8') like '%\"verb\":\""
                        + verb
                        + "\"%'");
    }
}
