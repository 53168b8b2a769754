package vigil.monitoring.rows;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Binds whole columns to a statement of the form {@code insert … select … from unnest(?, ?, …)}.
 * All but texts travel in binary.
 */
public final class Columns {

    private final Connection connection;
    private final PGConnection postgres;
    private final PreparedStatement statement;
    private int next;

    /**
     * @param first index of the first parameter that is a column
     */
    public Columns(Connection connection, PreparedStatement statement, int first)
            throws SQLException {
        this.connection = connection;
        this.postgres = connection.unwrap(PGConnection.class);
        this.statement = statement;
        this.next = first;
    }

    public Columns longs(long[] column) throws SQLException {
        return bind(postgres.createArrayOf("int8", column));
    }

    public Columns ints(int[] column) throws SQLException {
        return bind(postgres.createArrayOf("int4", column));
    }

    public Columns shorts(short[] column) throws SQLException {
        return bind(postgres.createArrayOf("int2", column));
    }

    public Columns booleans(boolean[] column) throws SQLException {
        return bind(postgres.createArrayOf("bool", column));
    }

    public Columns bytes(byte[] @Nullable [] column) throws SQLException {
        return bind(connection.createArrayOf("bytea", column));
    }

    public Columns texts(@Nullable String[] column) throws SQLException {
        return bind(connection.createArrayOf("text", column));
    }

    public Columns texts(List<String> column) throws SQLException {
        return bind(connection.createArrayOf("text", column.toArray()));
    }

    public Columns uuids(@Nullable UUID[] column) throws SQLException {
        statement.setObject(next++, new UuidArray(column));
        return this;
    }

    private Columns bind(Array column) throws SQLException {
        statement.setArray(next++, column);
        return this;
    }
}
