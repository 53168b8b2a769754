package vigil.notifications.post;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import vigil.kernel.identity.InstitutionId;
import vigil.notifications.notices.Kind;

/** Rows of letters. */
final class LetterRows {

    private LetterRows() {}

    /** A letter that is due, with what it is about. */
    record Due(
            long number,
            String login,
            int attempts,
            UUID notice,
            Kind kind,
            String aboutKind,
            String about) {}

    static void insert(
            Connection connection,
            InstitutionId institution,
            long number,
            String login,
            Instant due)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into letters (number, login, institution, due_at) values (?, ?, ?, ?)")) {
            insert.setLong(1, number);
            insert.setString(2, login);
            insert.setString(3, institution.value());
            insert.setObject(4, at(due));
            insert.executeUpdate();
        }
    }

    /** The next one, locked until the transaction ends, so that no other process sends it too. */
    static Optional<Due> due(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select l.number, l.login, l.attempts, n.notice_id, n.kind, n.about_kind, n.about
                        from letters l join notices n on n.number = l.number
                        where l.state = 'waiting' and l.due_at <= ? and n.kind = any (?)
                        order by l.due_at limit 1 for update of l skip locked\
                        """)) {
            select.setObject(1, at(now));
            // Those of a later release wait for it.
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", Arrays.stream(Kind.values()).map(Kind::word).toArray()));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Due(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getInt(3),
                                        row.getObject(4, UUID.class),
                                        Kind.find(row.getString(5)).orElseThrow(),
                                        row.getString(6),
                                        row.getString(7)))
                        : Optional.empty();
            }
        }
    }

    /**
     * @param state sent, failed or withdrawn
     */
    static void end(Connection connection, Due letter, String state, Instant now)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update letters set state = ?, attempts = ?, ended_at = ? where number = ? and login = ?")) {
            update.setString(1, state);
            update.setInt(2, letter.attempts() + 1);
            update.setObject(3, at(now));
            update.setLong(4, letter.number());
            update.setString(5, letter.login());
            update.executeUpdate();
        }
    }

    static void postpone(Connection connection, Due letter, Instant due) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update letters set attempts = ?, due_at = ? where number = ? and login = ?")) {
            update.setInt(1, letter.attempts() + 1);
            update.setObject(2, at(due));
            update.setLong(3, letter.number());
            update.setString(4, letter.login());
            update.executeUpdate();
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
