package vigil.cases.reports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import vigil.cases.pages.Times;
import vigil.cases.reports.ReportDetail.WordsView;
import vigil.cases.seal.Seals;
import vigil.kernel.identity.Caller;

/** What officers say to each other about a report, sealed under its key. */
final class ReportRemarks {

    private static final String WORDS = "report_words.words";

    private ReportRemarks() {}

    /**
     * What an officer says with an act.
     *
     * @param what the act, in the past tense
     */
    record Said(String what, String words) {

        @Override
        public String toString() {
            return "Said[" + what + "]";
        }
    }

    /** Writes down with which words a report came to its version. */
    static void insert(
            Connection connection,
            Caller caller,
            Report report,
            Said said,
            Seals.Key key,
            Instant at)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into report_words (report_id, institution, version, what, words, said_by, said_at)
                        values (?, ?, ?, ?, ?, ?, ?)\
                        """)) {
            insert.setObject(1, report.id());
            insert.setString(2, caller.institution().value());
            insert.setInt(3, report.version());
            insert.setString(4, said.what());
            insert.setBytes(5, key.seal(WORDS, said.words()));
            insert.setString(6, caller.login());
            insert.setObject(7, Times.of(at));
            insert.executeUpdate();
        }
    }

    /** The words about a report, the newest first. */
    static List<WordsView> of(Connection connection, Seals.Key key, UUID report)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select version, what, words, said_by, said_at from report_words where report_id = ? order by version desc")) {
            select.setObject(1, report);
            List<WordsView> all = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(
                            new WordsView(
                                    row.getInt("version"),
                                    row.getString("what"),
                                    Objects.requireNonNullElse(
                                            key.text(WORDS, row.getBytes("words")), ""),
                                    row.getString("said_by"),
                                    Times.at(row, "said_at")));
                }
            }
            return all;
        }
    }
}
