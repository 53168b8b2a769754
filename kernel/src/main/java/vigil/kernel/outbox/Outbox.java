package vigil.kernel.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Takes messages in the transaction of the change that they tell of; {@link OutboxRelay} sends
 * them.
 */
public final class Outbox {

    private final DataSource dataSource;
    private final Runnable wakeRelay;

    public Outbox(DataSource dataSource, Runnable wakeRelay) {
        this.dataSource = dataSource;
        this.wakeRelay = wakeRelay;
    }

    /** Writes within the Spring transaction that is open, or in one of its own. */
    public void put(Message message) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            put(connection, List.of(message));
        } catch (SQLException e) {
            throw new org.springframework.jdbc.UncategorizedSQLException("outbox", null, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Writes within the transaction of {@code connection}, in one statement. */
    public void put(Connection connection, List<Message> messages) throws SQLException {
        if (messages.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into outbox (topic, key, message_id, payload)
                        select topic, key, message_id, payload
                        from unnest(?::text[], ?::text[], ?::text[], ?::bytea[]) with ordinality
                            as m (topic, key, message_id, payload, position)
                        order by position\
                        """)) {
            insert.setArray(1, texts(connection, messages.stream().map(Message::topic)));
            insert.setArray(2, texts(connection, messages.stream().map(Message::key)));
            insert.setArray(3, texts(connection, messages.stream().map(Message::id)));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea",
                            messages.stream().map(Message::payload).toArray(byte[][]::new)));
            insert.executeUpdate();
        }
        wakeRelay.run();
    }

    private static java.sql.Array texts(
            Connection connection, java.util.stream.Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
