package vigil.cases.authorities;

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
import org.jspecify.annotations.Nullable;
import vigil.cases.authorities.AuthorityRequest.Asked;
import vigil.cases.authorities.AuthorityRequest.Clock;
import vigil.cases.authorities.AuthorityRequest.End;
import vigil.cases.pages.Times;
import vigil.cases.pages.Words;
import vigil.cases.seal.Seals;
import vigil.kernel.identity.InstitutionId;

/** Requests of authorities in the database. */
public final class AuthorityRows {

    static final String AUTHORITY = "authority_requests.authority";
    static final String REFERENCE = "authority_requests.reference";
    static final String WORDS = "authority_requests.words";
    static final String ANSWER = "authority_requests.answer";

    static final String SELECT =
            """
            select a.*, c.reference as case_reference
            from authority_requests a join cases c on c.case_id = a.case_id\
            """;

    private AuthorityRows() {}

    /** All of a case, the newest first, for those who may know of them. */
    public static List<AuthorityRequestView> of(
            Connection connection, UUID caseId, Seals.Key key, Instant now) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT + " where a.case_id = ? order by a.number desc")) {
            select.setObject(1, caseId);
            return rows(select).stream()
                    .map(kept -> AuthorityRequestView.of(kept, key, now))
                    .toList();
        }
    }

    static Optional<AuthorityRequest> find(Connection connection, UUID id) throws SQLException {
        return one(connection, " where a.request_id = ?", id);
    }

    /** Locked to the end of the transaction. */
    static Optional<AuthorityRequest> lock(Connection connection, UUID id) throws SQLException {
        return one(connection, " where a.request_id = ? for update of a", id);
    }

    static Optional<AuthorityRequest> ofKey(Connection connection, String key) throws SQLException {
        return one(connection, " where a.request_key = ?", key);
    }

    private static Optional<AuthorityRequest> one(Connection connection, String where, Object value)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + where)) {
            select.setObject(1, value);
            return rows(select).stream().findFirst();
        }
    }

    /** False when one was registered with that key before. */
    static boolean insert(Connection connection, InstitutionId institution, AuthorityRequest made)
            throws SQLException {
        Asked asked = made.asked();
        Clock clock = made.clock();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into authority_requests (institution, request_id, request_key, case_id, kind, authority,
                            reference, words, urgent, jurisdiction, received_at, registered_by, registered_at, state,
                            basis, law, last_day, due_at, in_force_until)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, ?)
                        on conflict (institution, request_key) do nothing\
                        """)) {
            insert.setString(1, institution.value());
            insert.setObject(2, made.id());
            insert.setString(3, asked.key());
            insert.setObject(4, asked.caseId());
            insert.setString(5, Words.of(asked.kind()));
            insert.setBytes(6, asked.authority());
            insert.setBytes(7, asked.reference());
            insert.setBytes(8, asked.words());
            insert.setBoolean(9, asked.urgent());
            insert.setString(10, asked.jurisdiction());
            insert.setObject(11, Times.of(asked.receivedAt()));
            insert.setString(12, asked.registeredBy());
            insert.setObject(13, Times.of(asked.registeredAt()));
            insert.setString(14, clock.basis());
            insert.setString(15, clock.law());
            insert.setObject(16, clock.lastDay(), Types.DATE);
            insert.setObject(17, Times.of(clock.dueAt()), Types.TIMESTAMP_WITH_TIMEZONE);
            insert.setObject(18, Times.of(clock.inForceUntil()), Types.TIMESTAMP_WITH_TIMEZONE);
            return insert.executeUpdate() == 1;
        }
    }

    /** Writes how it stands after an act; its version counts it. */
    static void update(Connection connection, AuthorityRequest after) throws SQLException {
        Clock clock = after.clock();
        End end = after.end();
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update authority_requests set version = ?, state = ?, basis = ?, law = ?, last_day = ?,
                            due_at = ?, answer = ?, ended_by = ?, ended_at = ?
                        where request_id = ?\
                        """)) {
            update.setInt(1, after.version());
            update.setString(2, Words.of(after.state()));
            update.setString(3, clock.basis());
            update.setString(4, clock.law());
            update.setObject(5, clock.lastDay(), Types.DATE);
            update.setObject(6, Times.of(clock.dueAt()), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setBytes(7, end == null ? null : end.answer());
            update.setString(8, end == null ? null : end.by());
            update.setObject(
                    9, end == null ? null : Times.of(end.at()), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setObject(10, after.id());
            update.executeUpdate();
        }
    }

    static List<AuthorityRequest> rows(PreparedStatement select) throws SQLException {
        List<AuthorityRequest> requests = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                requests.add(row(rows));
            }
        }
        return requests;
    }

    private static AuthorityRequest row(ResultSet row) throws SQLException {
        return new AuthorityRequest(
                row.getLong("number"),
                row.getObject("request_id", UUID.class),
                row.getInt("version"),
                Words.known(AuthorityState.class, row.getString("state")),
                new Asked(
                        row.getString("request_key"),
                        row.getObject("case_id", UUID.class),
                        row.getString("case_reference"),
                        Words.known(AuthorityKind.class, row.getString("kind")),
                        row.getBytes("authority"),
                        row.getBytes("reference"),
                        row.getBytes("words"),
                        row.getBoolean("urgent"),
                        row.getString("jurisdiction"),
                        Times.at(row, "received_at"),
                        row.getString("registered_by"),
                        Times.at(row, "registered_at")),
                new Clock(
                        row.getString("basis"),
                        row.getString("law"),
                        row.getObject("last_day", LocalDate.class),
                        Times.perhaps(row, "due_at"),
                        Times.perhaps(row, "in_force_until")),
                end(row));
    }

    private static @Nullable End end(ResultSet row) throws SQLException {
        String by = row.getString("ended_by");
        return by == null ? null : new End(row.getBytes("answer"), by, Times.at(row, "ended_at"));
    }
}
