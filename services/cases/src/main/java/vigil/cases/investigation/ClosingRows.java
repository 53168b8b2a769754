package vigil.cases.investigation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Times;
import vigil.cases.pages.Words;
import vigil.cases.queue.Disposition;
import vigil.cases.queue.RedFlag;
import vigil.cases.seal.Seals;
import vigil.cases.triage.Judgement;
import vigil.kernel.identity.Caller;

/** How cases end, in the database. */
final class ClosingRows {

    private static final String REASON = "case_closings.reason";
    private static final String APPROVED = "case_closings.approved_words";
    private static final String ENDED = "case_closings.ended_words";

    private ClosingRows() {}

    /** A closing that waits, opened. */
    record Waiting(long number, String author, Judgement judgement) {}

    static long insert(
            Connection connection, Caller caller, UUID about, Judgement judgement, Sealing sealing)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into case_closings (institution, case_id, outcome, reason, red_flags, author, made_at)
                        values (?, ?, ?, ?, ?, ?, ?) returning number\
                        """)) {
            insert.setString(1, caller.institution().value());
            insert.setObject(2, about);
            insert.setString(3, Words.of(judgement.disposition()));
            insert.setBytes(4, sealing.key().seal(REASON, judgement.reason()));
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "text", judgement.redFlags().stream().map(Words::of).toArray()));
            insert.setString(6, caller.login());
            insert.setObject(7, Times.of(sealing.now()));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The case's key, and now. */
    record Sealing(Seals.Key key, Instant now) {}

    static Waiting one(Connection connection, long number, Seals.Key key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select author, outcome, reason, red_flags from case_closings where number = ?")) {
            select.setLong(1, number);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                String reason = key.text(REASON, row.getBytes("reason"));
                return new Waiting(
                        number,
                        row.getString("author"),
                        new Judgement(
                                Words.known(Disposition.class, row.getString("outcome")),
                                reason == null ? "" : reason,
                                Arrays.stream((String[]) row.getArray("red_flags").getArray())
                                        .map(word -> Words.known(RedFlag.class, word))
                                        .toList()));
            }
        }
    }

    static void approve(
            Connection connection,
            Caller caller,
            long number,
            @Nullable String words,
            Sealing sealing)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update case_closings set approved_by = ?, approved_at = ?, approved_words = ? where number = ?")) {
            update.setString(1, caller.login());
            update.setObject(2, Times.of(sealing.now()));
            update.setBytes(3, words == null ? null : sealing.key().seal(APPROVED, words));
            update.setLong(4, number);
            update.executeUpdate();
        }
    }

    static void end(
            Connection connection,
            Caller caller,
            long number,
            @Nullable String words,
            Sealing sealing)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update case_closings set ended_by = ?, ended_at = ?, ended_words = ? where number = ?")) {
            update.setString(1, caller.login());
            update.setObject(2, Times.of(sealing.now()));
            update.setBytes(3, words == null ? null : sealing.key().seal(ENDED, words));
            update.setLong(4, number);
            update.executeUpdate();
        }
    }

    /** All of a case, the newest first. */
    static List<ClosingView> of(Connection connection, Caller caller, UUID about, Seals.Key key)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select * from case_closings where case_id = ? order by number desc")) {
            select.setObject(1, about);
            List<ClosingView> closings = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    closings.add(view(row, caller, key));
                }
            }
            return closings;
        }
    }

    private static ClosingView view(ResultSet row, Caller caller, Seals.Key key)
            throws SQLException {
        String approvedBy = row.getString("approved_by");
        String endedBy = row.getString("ended_by");
        Instant approvedAt = Times.perhaps(row, "approved_at");
        return new ClosingView(
                Words.of(Words.known(Disposition.class, row.getString("outcome")).readBy(caller)),
                key.text(REASON, row.getBytes("reason")),
                List.of((String[]) row.getArray("red_flags").getArray()),
                approvedBy != null ? "approved" : endedBy != null ? "returned" : "waiting",
                row.getString("author"),
                Times.at(row, "made_at"),
                approvedBy != null ? approvedBy : endedBy,
                approvedAt != null ? approvedAt : Times.perhaps(row, "ended_at"),
                approvedBy == null
                        ? key.text(ENDED, row.getBytes("ended_words"))
                        : key.text(APPROVED, row.getBytes("approved_words")));
    }
}
