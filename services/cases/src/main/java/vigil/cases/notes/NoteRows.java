package vigil.cases.notes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vigil.cases.pages.Times;
import vigil.cases.seal.Seals;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Page;

/** Notes in the database; what is written stays. */
public final class NoteRows {

    static final String WORDS = "case_notes.words";

    private NoteRows() {}

    /** A note on its way; its words are sealed. */
    record Written(
            UUID id,
            UUID about,
            Instant at,
            List<String> mentions,
            byte[] words,
            boolean confidential) {}

    /** Where notes are, and what opens them. */
    public record Place(UUID about, Seals.Key key) {}

    static void insert(Connection connection, Caller caller, Written note) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into case_notes (note_id, case_id, institution, author, made_at, mentions, words, confidential)
                        values (?, ?, ?, ?, ?, ?, ?, ?)\
                        """)) {
            insert.setObject(1, note.id());
            insert.setObject(2, note.about());
            insert.setString(3, caller.institution().value());
            insert.setString(4, caller.login());
            insert.setObject(5, Times.of(note.at()));
            insert.setArray(6, connection.createArrayOf("text", note.mentions().toArray()));
            insert.setBytes(7, note.words());
            insert.setBoolean(8, note.confidential());
            insert.executeUpdate();
        }
    }

    /** What this officer may read, the newest first. */
    public static Page<NoteView> page(Connection connection, Caller caller, Place place, Cut cut)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select number, note_id, author, made_at, mentions, words, confidential from case_notes
                        where case_id = ? and number < ? and (? or not confidential) order by number desc limit ?\
                        """)) {
            select.setObject(1, place.about());
            select.setLong(2, cut.before());
            select.setBoolean(3, caller.is(Role.REPORTER));
            select.setInt(4, cut.rows());
            return cut.page(
                    select,
                    row ->
                            new NoteView(
                                    row.getString("note_id"),
                                    row.getString("author"),
                                    Times.at(row, "made_at"),
                                    List.of((String[]) row.getArray("mentions").getArray()),
                                    place.key().text(WORDS, row.getBytes("words")),
                                    row.getBoolean("confidential")));
        }
    }
}
