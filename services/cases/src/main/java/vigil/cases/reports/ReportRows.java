package vigil.cases.reports;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vigil.cases.pages.Times;
import vigil.cases.pages.Words;
import vigil.cases.reports.life.ReportForm;
import vigil.cases.reports.life.ReportState;
import vigil.kernel.identity.InstitutionId;

/** Reports in the database. */
public final class ReportRows {

    static final String COLUMNS =
            """
            r.number, r.report_id, r.reference, r.request_key, r.version, r.form, r.case_id, r.follows, r.state,
            r.content, r.narrative, r.writers, r.approved_by, r.approved_at, r.given_up_by, r.document, r.jurisdiction, r.detected_at,
            r.last_day, r.due_at, r.created_by, r.created_at\
            """;

    private ReportRows() {}

    /** One report, locked to the end of the transaction. */
    public static Optional<Report> lock(Connection connection, UUID id) throws SQLException {
        return one(connection, "r.report_id = ? for update", id);
    }

    static Optional<Report> find(Connection connection, UUID id) throws SQLException {
        return one(connection, "r.report_id = ?", id);
    }

    static Optional<Report> ofRequest(Connection connection, String key) throws SQLException {
        return one(connection, "r.request_key = ?", key);
    }

    /**
     * The reports that follow one in a way, whatever became of them.
     *
     * @param way as the keys of their making begin, {@code corrects} or {@code follows}
     */
    static List<Report> following(Connection connection, UUID report, String way)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select "
                                + COLUMNS
                                + " from reports r where r.follows = ? and split_part(r.request_key, ':', 1) = ? order by r.number")) {
            select.setObject(1, report);
            select.setString(2, way);
            return rows(select);
        }
    }

    private static Optional<Report> one(Connection connection, String condition, Object value)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select " + COLUMNS + " from reports r where " + condition)) {
            select.setObject(1, value);
            return rows(select).stream().findFirst();
        }
    }

    /** The institution's next reference, such as {@code R-000042}. */
    static String nextReference(Connection connection, InstitutionId institution)
            throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into report_counters (institution, last) values (?, 1)
                        on conflict (institution) do update set last = report_counters.last + 1
                        returning last\
                        """)) {
            upsert.setString(1, institution.value());
            try (ResultSet row = upsert.executeQuery()) {
                row.next();
                return "R-%06d".formatted(row.getLong(1));
            }
        }
    }

    /** False when a report was made with that key before. */
    static boolean insert(Connection connection, InstitutionId institution, Report made)
            throws SQLException {
        Report.About about = made.about();
        Report.Standing standing = made.standing();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into reports (institution, report_id, reference, request_key, form, case_id, follows, state,
                            content, narrative, writers, jurisdiction, detected_at, last_day, due_at, created_by,
                            created_at, changed_at)
                        values (?, ?, ?, ?, ?, ?, ?, 'draft', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (institution, request_key) do nothing\
                        """)) {
            insert.setString(1, institution.value());
            insert.setObject(2, made.id());
            insert.setString(3, about.reference());
            insert.setString(4, about.requestKey());
            insert.setString(5, Words.of(about.form()));
            insert.setObject(6, about.caseId(), Types.OTHER);
            insert.setObject(7, about.follows(), Types.OTHER);
            insert.setBytes(8, standing.sealed().content());
            insert.setBytes(9, standing.sealed().narrative());
            insert.setArray(10, texts(connection, standing.writers()));
            insert.setString(11, standing.clock().jurisdiction());
            insert.setObject(12, Times.of(standing.clock().detectedAt()));
            insert.setObject(13, standing.clock().lastDay(), Types.DATE);
            insert.setObject(14, Times.of(standing.clock().dueAt()), Types.TIMESTAMP_WITH_TIMEZONE);
            insert.setString(15, about.createdBy());
            insert.setObject(16, Times.of(about.createdAt()));
            insert.setObject(17, Times.of(about.createdAt()));
            return insert.executeUpdate() == 1;
        }
    }

    /** Writes a report as it is after a step; its version counts it. */
    static void update(Connection connection, Report after, Instant now) throws SQLException {
        Report.Standing standing = after.standing();
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update reports set version = ?, state = ?, content = ?, narrative = ?, writers = ?,
                            approved_by = ?, approved_at = ?, given_up_by = ?, document = ?, detected_at = ?, last_day = ?,
                            due_at = ?, changed_at = ?
                        where report_id = ?\
                        """)) {
            update.setInt(1, after.version());
            update.setString(2, Words.of(standing.state()));
            update.setBytes(3, standing.sealed().content());
            update.setBytes(4, standing.sealed().narrative());
            update.setArray(5, texts(connection, standing.writers()));
            update.setString(6, standing.approvedBy());
            update.setObject(7, Times.of(standing.approvedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setString(8, standing.givenUpBy());
            update.setString(9, standing.document());
            update.setObject(10, Times.of(standing.clock().detectedAt()));
            update.setObject(11, standing.clock().lastDay(), Types.DATE);
            update.setObject(12, Times.of(standing.clock().dueAt()), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setObject(13, Times.of(now));
            update.setObject(14, after.id());
            update.executeUpdate();
        }
    }

    static List<Report> rows(PreparedStatement select) throws SQLException {
        List<Report> reports = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                reports.add(row(rows));
            }
        }
        return reports;
    }

    private static Report row(ResultSet row) throws SQLException {
        return new Report(
                row.getLong("number"),
                row.getObject("report_id", UUID.class),
                row.getInt("version"),
                new Report.About(
                        row.getString("reference"),
                        row.getString("request_key"),
                        Words.known(ReportForm.class, row.getString("form")),
                        row.getObject("case_id", UUID.class),
                        row.getObject("follows", UUID.class),
                        row.getString("created_by"),
                        Times.at(row, "created_at")),
                new Report.Standing(
                        Words.known(ReportState.class, row.getString("state")),
                        new Report.Sealed(row.getBytes("content"), row.getBytes("narrative")),
                        List.of((String[]) row.getArray("writers").getArray()),
                        row.getString("approved_by"),
                        Times.perhaps(row, "approved_at"),
                        row.getString("given_up_by"),
                        row.getString("document"),
                        new Report.Clock(
                                row.getString("jurisdiction"),
                                Times.at(row, "detected_at"),
                                row.getObject("last_day", LocalDate.class),
                                Times.perhaps(row, "due_at"))));
    }

    private static Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }
}
