package vigil.cases.reports;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import vigil.cases.pages.Times;
import vigil.cases.reports.ReportDetail.RemarkView;
import vigil.cases.reports.ReportDetail.SubmissionView;
import vigil.cases.seal.Seals;
import vigil.kernel.identity.InstitutionId;

/** Files on their way to the authority, in the database. */
public final class Submissions {

    static final String FILE = "report_submissions.file";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Submissions() {}

    /** A file that is to leave. */
    public record Open(
            UUID id, UUID report, String name, String state, byte[] file, long sequence) {}

    static void insert(
            Connection connection,
            InstitutionId institution,
            Open submission,
            byte[] clear,
            Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into report_submissions (submission_id, institution, report_id, file_name, sha256, file,
                            sequence_number, state, made_at)
                        values (?, ?, ?, ?, ?, ?, ?, 'pending', ?)\
                        """)) {
            insert.setObject(1, submission.id());
            insert.setString(2, institution.value());
            insert.setObject(3, submission.report());
            insert.setString(4, submission.name());
            insert.setString(5, sha256(clear));
            insert.setBytes(6, submission.file());
            insert.setLong(7, submission.sequence());
            insert.setObject(8, Times.of(now));
            insert.executeUpdate();
        }
    }

    /** The oldest that are not with the authority yet, which nobody else has in hand. */
    public static List<Open> toSend(Connection connection, int most) throws SQLException {
        return open(
                connection,
                "state in ('pending', 'staged') order by number limit ? for update skip locked",
                most);
    }

    /** The one that an answer belongs to, locked. */
    public static Optional<Open> sent(Connection connection, String name) throws SQLException {
        return open(connection, "file_name = ? for update", name).stream().findFirst();
    }

    /** The file of a report that was sent and not answered. */
    static Optional<Open> waiting(Connection connection, UUID report) throws SQLException {
        return open(connection, "report_id = ? and state = 'sent' for update", report).stream()
                .findFirst();
    }

    /** What the authority said last when it accepted a report. */
    static Optional<String> acceptance(Connection connection, UUID report) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select verdict from report_submissions
                        where report_id = ? and verdict in ('acknowledged', 'accepted_with_warnings')
                        order by number desc limit 1\
                        """)) {
            select.setObject(1, report);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static List<Open> open(Connection connection, String condition, Object value)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select submission_id, report_id, file_name, state, file, sequence_number from report_submissions where "
                                + condition)) {
            select.setObject(1, value);
            List<Open> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(
                            new Open(
                                    rows.getObject(1, UUID.class),
                                    rows.getObject(2, UUID.class),
                                    rows.getString(3),
                                    rows.getString(4),
                                    rows.getBytes(5),
                                    rows.getLong(6)));
                }
            }
            return found;
        }
    }

    /** It lies where it waits to be moved. */
    public static void staged(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update report_submissions set state = 'staged' where submission_id = ?")) {
            update.setObject(1, id);
            update.executeUpdate();
        }
    }

    /** It has left. */
    public static void sent(Connection connection, UUID id, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update report_submissions set state = 'sent', sent_at = ? where submission_id = ?")) {
            update.setObject(1, Times.of(now));
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    /** The authority has answered. */
    public static void answered(
            Connection connection, UUID id, String verdict, List<RemarkView> remarks, Instant now)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update report_submissions set state = 'answered', answered_at = ?, verdict = ?,
                            remarks = ?::jsonb where submission_id = ?\
                        """)) {
            update.setObject(1, Times.of(now));
            update.setString(2, verdict);
            update.setString(3, JSON.writeValueAsString(remarks));
            update.setObject(4, id);
            update.executeUpdate();
        }
    }

    /** When a report was handed over last. */
    static Optional<Instant> lastSent(Connection connection, UUID report) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select max(sent_at) as sent_at from report_submissions where report_id = ?")) {
            select.setObject(1, report);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Optional.ofNullable(Times.perhaps(row, "sent_at"));
            }
        }
    }

    /** The oldest first. */
    static List<SubmissionView> of(Connection connection, UUID report) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select submission_id, file_name, sha256, state, made_at, sent_at, answered_at, verdict, remarks
                        from report_submissions where report_id = ? order by number\
                        """)) {
            select.setObject(1, report);
            List<SubmissionView> views = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    views.add(
                            new SubmissionView(
                                    row.getString("submission_id"),
                                    row.getString("file_name"),
                                    row.getString("sha256"),
                                    row.getString("state"),
                                    Times.at(row, "made_at"),
                                    Times.perhaps(row, "sent_at"),
                                    Times.perhaps(row, "answered_at"),
                                    row.getString("verdict"),
                                    Arrays.asList(
                                            JSON.readValue(
                                                    row.getString("remarks"),
                                                    RemarkView[].class))));
                }
            }
            return views;
        }
    }

    /** The file in clear. */
    public static byte[] file(Open submission, Seals.Key key) {
        return key.open(FILE, submission.file())
                .orElseThrow(() -> new IllegalStateException("the report's key is gone"));
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
