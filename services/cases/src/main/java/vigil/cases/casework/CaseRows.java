package vigil.cases.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vigil.cases.pages.Times;
import vigil.cases.pages.Words;
import vigil.cases.settings.Severity;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Filter;

/** Cases in the database. */
public final class CaseRows {

    public static final String COLUMNS =
            """
            c.number, c.case_id, c.reference, c.version, c.state, c.title, c.typology, c.severity, c.assignee,
            c.created_by, c.created_at, c.at_risk_at, c.due_at, c.escalated_at, c.closing, c.proposal,
            c.tags\
            """;

    private CaseRows() {}

    /** One case, locked to the end of the transaction. */
    public static Optional<Case> lock(Connection connection, UUID id) throws SQLException {
        return one(connection, id, " for update");
    }

    /** One case as it stands. */
    public static Optional<Case> find(Connection connection, UUID id) throws SQLException {
        return one(connection, id, "");
    }

    /** Refuses when there is no such case. */
    public static void require(Connection connection, UUID id) throws SQLException {
        if (find(connection, id).isEmpty()) {
            throw Filter.notFound();
        }
    }

    private static Optional<Case> one(Connection connection, UUID id, String how)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select " + COLUMNS + " from cases c where c.case_id = ?" + how)) {
            select.setObject(1, id);
            return rows(select).stream().findFirst();
        }
    }

    /** The institution's next reference, such as {@code C-000042}. */
    public static String nextReference(Connection connection, InstitutionId institution)
            throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into case_counters (institution, last) values (?, 1)
                        on conflict (institution) do update set last = case_counters.last + 1
                        returning last\
                        """)) {
            upsert.setString(1, institution.value());
            try (ResultSet row = upsert.executeQuery()) {
                row.next();
                return "C-%06d".formatted(row.getLong(1));
            }
        }
    }

    public static void insert(Connection connection, InstitutionId institution, Case made)
            throws SQLException {
        Case.About about = made.about();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into cases (institution, case_id, reference, state, title, typology, severity, assignee,
                            created_by, created_at, changed_at, at_risk_at, due_at)
                        values (?, ?, ?, 'open', ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                        """)) {
            insert.setString(1, institution.value());
            insert.setObject(2, made.id());
            insert.setString(3, made.reference());
            insert.setBytes(4, about.title());
            insert.setString(5, about.typology());
            insert.setString(6, Words.of(about.severity()));
            insert.setString(7, made.standing().assignee());
            insert.setString(8, about.createdBy());
            insert.setObject(9, Times.of(about.createdAt()));
            insert.setObject(10, Times.of(about.createdAt()));
            insert.setObject(11, Times.of(about.atRiskAt()));
            insert.setObject(12, Times.of(about.dueAt()));
            insert.executeUpdate();
        }
    }

    /** Writes a case as it is after a step; its version counts it. */
    static void update(Connection connection, Case after, Instant now) throws SQLException {
        Case.About about = after.about();
        Case.Standing standing = after.standing();
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update cases set version = ?, state = ?, title = ?, typology = ?, severity = ?, assignee = ?,
                            at_risk_at = ?, due_at = ?, level = ?, escalated_at = ?, closing = ?, proposal = ?,
                            tags = ?, changed_at = ?, warned = case when due_at = ? then warned else 0 end
                        where case_id = ?\
                        """)) {
            update.setInt(1, after.version());
            update.setString(2, Words.of(standing.state()));
            update.setBytes(3, about.title());
            update.setString(4, about.typology());
            update.setString(5, Words.of(about.severity()));
            update.setString(6, standing.assignee());
            update.setObject(7, Times.of(about.atRiskAt()));
            update.setObject(8, Times.of(about.dueAt()));
            update.setInt(9, standing.escalatedAt() == null ? 0 : 1);
            update.setObject(10, Times.of(standing.escalatedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setObject(11, standing.closing(), Types.BIGINT);
            update.setObject(12, standing.proposal(), Types.BIGINT);
            update.setArray(13, connection.createArrayOf("text", standing.tags().toArray()));
            update.setObject(14, Times.of(now));
            update.setObject(15, Times.of(about.dueAt()));
            update.setObject(16, after.id());
            update.executeUpdate();
        }
    }

    public static List<Case> rows(PreparedStatement select) throws SQLException {
        List<Case> cases = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                cases.add(row(rows));
            }
        }
        return cases;
    }

    private static Case row(ResultSet row) throws SQLException {
        return new Case(
                row.getLong("number"),
                row.getObject("case_id", UUID.class),
                row.getString("reference"),
                row.getInt("version"),
                new Case.About(
                        row.getBytes("title"),
                        row.getString("typology"),
                        Words.known(Severity.class, row.getString("severity")),
                        row.getString("created_by"),
                        Times.at(row, "created_at"),
                        Times.at(row, "at_risk_at"),
                        Times.at(row, "due_at")),
                new Case.Standing(
                        Words.known(CaseState.class, row.getString("state")),
                        row.getString("assignee"),
                        Times.perhaps(row, "escalated_at"),
                        row.getObject("closing", Long.class),
                        row.getObject("proposal", Long.class),
                        List.of((String[]) row.getArray("tags").getArray())));
    }
}
