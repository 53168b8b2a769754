package vigil.cases.looks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Times;
import vigil.cases.pages.Words;
import vigil.kernel.pages.Filter;

/** Second looks in the database. */
final class LookRows {

    /** What a second officer's words are sealed as. */
    static final String WORDS = "second_looks.words";

    private LookRows() {}

    /** The item that a look is about. */
    static UUID item(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select item_id from second_looks where look_id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw Filter.notFound();
                }
                return row.getObject(1, UUID.class);
            }
        }
    }

    /** Locked to the end of the transaction. */
    static Look lock(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select look_id, item_id, version, state, closed_by, confirmed_by, reviewer
                        from second_looks where look_id = ? for update\
                        """)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw Filter.notFound();
                }
                return new Look(
                        id,
                        row.getObject("item_id", UUID.class),
                        row.getInt("version"),
                        Words.known(LookState.class, row.getString("state")),
                        row.getString("closed_by"),
                        row.getString("confirmed_by"),
                        row.getString("reviewer"));
            }
        }
    }

    /**
     * Somebody takes it, or lets go of it.
     *
     * @param reviewer null for nobody
     */
    static void hold(Connection connection, Look look, @Nullable String reviewer, Instant now)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update second_looks set state = ?, reviewer = ?, taken_at = ?, version = version + 1
                        where look_id = ?\
                        """)) {
            update.setString(1, Words.of(reviewer == null ? LookState.WAITING : LookState.TAKEN));
            update.setString(2, reviewer);
            update.setObject(
                    3, reviewer == null ? null : Times.of(now), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setObject(4, look.id());
            update.executeUpdate();
        }
    }

    /**
     * What a second officer says.
     *
     * @param words sealed; null for none
     */
    record Said(
            LookState state,
            String reviewer,
            List<Fault> faults,
            byte @Nullable [] words,
            boolean reopens,
            Instant at) {

        Said {
            faults = List.copyOf(faults);
        }
    }

    static void answer(Connection connection, Look look, Said said) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update second_looks set state = ?, reviewer = ?, taken_at = coalesce(taken_at, ?),
                            answered_at = ?, faults = ?, words = ?, reopened = ?, version = version + 1
                        where look_id = ?\
                        """)) {
            update.setString(1, Words.of(said.state()));
            update.setString(2, said.reviewer());
            update.setObject(3, Times.of(said.at()));
            update.setObject(4, Times.of(said.at()));
            update.setArray(
                    5,
                    connection.createArrayOf(
                            "text", said.faults().stream().map(Words::of).toArray()));
            update.setBytes(6, said.words());
            update.setBoolean(7, said.reopens());
            update.setObject(8, look.id());
            update.executeUpdate();
        }
    }
}
