package vigil.kernel.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Knows which messages had their effect: asked in the transaction of the effect, so that both stand
 * or fall together.
 */
public final class Inbox {

    private final String consumer;

    /**
     * @param consumer who consumes; the same message may be new to another
     */
    public Inbox(String consumer) {
        this.consumer = consumer;
    }

    /** Whether this is the first time; from then on it is not. */
    public boolean isNew(Connection connection, String messageId) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into inbox (consumer, message_id) values (?, ?) on conflict do nothing")) {
            insert.setString(1, consumer);
            insert.setString(2, messageId);
            return insert.executeUpdate() == 1;
        }
    }
}
