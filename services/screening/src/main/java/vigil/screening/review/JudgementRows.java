package vigil.screening.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import vigil.kernel.identity.Caller;
import vigil.screening.hits.HitRow;
import vigil.screening.hits.HitState;

/** Judgements in the database. */
final class JudgementRows {

    private JudgementRows() {}

    /**
     * A judgement.
     *
     * @param fourEyes whether it takes effect when a second officer confirms it
     */
    record Judgement(long number, HitState state, boolean fourEyes, String author) {}

    /** Writes a judgement; whether it needs a second officer is for the table to say. */
    static Judgement insert(
            Connection connection, Caller caller, HitRow hit, HitState state, byte[] reason)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into judgements (institution, hit_id, state, reason, four_eyes, customer_version,
                            entry_version, author)
                        values (?, ?, ?, ?, false, ?, ?, ?) returning number, four_eyes\
                        """)) {
            insert.setString(1, caller.institution().value());
            insert.setObject(2, hit.id());
            insert.setString(3, state.word());
            insert.setBytes(4, reason);
            insert.setInt(5, hit.pins().customerVersion());
            insert.setString(6, hit.pins().entryVersion());
            insert.setString(7, caller.login());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return new Judgement(row.getLong(1), state, row.getBoolean(2), caller.login());
            }
        }
    }

    static Judgement one(Connection connection, long number) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select state, four_eyes, author from judgements where number = ?")) {
            select.setLong(1, number);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Judgement(
                        number,
                        HitState.ofWord(row.getString(1)).orElseThrow(),
                        row.getBoolean(2),
                        row.getString(3));
            }
        }
    }

    static void confirm(Connection connection, long number, String officer) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update judgements set confirmed_by = ?, confirmed_at = now() where number = ?")) {
            update.setString(1, officer);
            update.setLong(2, number);
            update.executeUpdate();
        }
    }
}
