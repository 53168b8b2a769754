package vigil.notifications.notices;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.Role;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Page;

/** Rows of notices. An officer sees what was told to him or to one of his roles, but by others. */
public final class NoticeRows {

    private static final String VISIBLE =
            " (n.recipient = ? or n.recipient_role = any (?) or n.also_role = any (?))"
                    + " and ? not in (coalesce(n.by_login, ''), coalesce(n.not_for, ''))"
                    + " and (n.needs_role is null or n.needs_role = any (?))";

    private static final String SELECT =
            """
            select n.*, r.login is not null as read from notices n
            left join notice_reads r on r.number = n.number and r.login = ?
            where n.institution = ? and\
            """
                    + VISIBLE;

    /** Beyond that an officer has given up counting. */
    private static final int MOST_COUNTED = 1_000;

    private NoticeRows() {}

    /** A notice with its place in the order of telling. */
    record Told(long number, NoticeView view) {}

    /**
     * Writes a notice; gives its number, empty when it is one more of what was given at once and is
     * told already.
     */
    public static OptionalLong insert(
            Connection connection, InstitutionId institution, Notice notice) throws SQLException {
        note(connection, institution);
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into notices (notice_id, institution, recipient, recipient_role, kind,
                            about_kind, about, reference, why, by_login, at, needs_role, bulk, also_role, not_for)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (institution, coalesce(recipient, ''), coalesce(recipient_role, ''), bulk)
                            where bulk is not null do update set items = notices.items + 1
                        returning number, items\
                        """)) {
            Role role = notice.recipient().role();
            String word = role == null ? null : role.word();
            boolean toAll = notice.recipient().login() == null;
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, institution.value());
            insert.setString(3, notice.recipient().login());
            insert.setString(4, toAll ? word : null);
            insert.setString(5, notice.kind().word());
            insert.setString(6, notice.about().kind());
            insert.setString(7, notice.about().id());
            insert.setString(8, notice.about().reference());
            insert.setString(9, notice.about().why());
            insert.setString(10, notice.by());
            insert.setObject(11, OffsetDateTime.ofInstant(notice.at(), ZoneOffset.UTC));
            insert.setString(12, toAll ? null : word);
            insert.setString(13, notice.bulk());
            Role also = notice.recipient().also();
            insert.setString(14, also == null ? null : also.word());
            insert.setString(15, notice.recipient().except());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getInt("items") == 1
                        ? OptionalLong.of(row.getLong("number"))
                        : OptionalLong.empty();
            }
        }
    }

    private static void note(Connection connection, InstitutionId institution) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into institutions (institution) values (?) on conflict do nothing")) {
            insert.setString(1, institution.value());
            insert.executeUpdate();
        }
    }

    static Page<NoticeView> page(Connection connection, Caller caller, boolean unread, Cut cut)
            throws SQLException {
        String only = unread ? " and r.login is null" : "";
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT + only + " and n.number < ? order by n.number desc limit ?")) {
            int next = bind(select, caller);
            select.setLong(next, cut.before());
            select.setInt(next + 1, cut.rows());
            return cut.page(select, NoticeRows::view);
        }
    }

    /** What was told behind a number, oldest first. */
    static List<Told> behind(Connection connection, Caller caller, long number, int most)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT + " and n.number > ? order by n.number limit ?")) {
            int next = bind(select, caller);
            select.setLong(next, number);
            select.setInt(next + 1, most);
            List<Told> told = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    told.add(new Told(rows.getLong("number"), view(rows)));
                }
            }
            return told;
        }
    }

    static long newest(Connection connection, Caller caller) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select coalesce(max(number), 0) from notices where institution = ?")) {
            select.setString(1, caller.institution().value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    static int unread(Connection connection, Caller caller) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select count(*) from ("
                                + SELECT
                                + " and r.login is null limit "
                                + MOST_COUNTED
                                + ") as unread")) {
            bind(select, caller);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Marks a notice and all that were told before it; gives whether it is the caller's at all. */
    static boolean read(Connection connection, Caller caller, UUID upTo) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        with last as (select n.number from notices n where n.notice_id = ? and n.institution = ? and\
                        """
                                + VISIBLE
                                + """
                                ), marked as (
                                    insert into notice_reads (number, login, institution)
                                    select n.number, ?, n.institution from notices n, last
                                    where n.number <= last.number and n.institution = ? and\
                                """
                                + VISIBLE
                                + " on conflict do nothing) select count(*) from last")) {
            insert.setObject(1, upTo);
            insert.setString(2, caller.institution().value());
            int next = visible(insert, 3, caller);
            insert.setString(next, caller.login());
            insert.setString(next + 1, caller.institution().value());
            visible(insert, next + 2, caller);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getInt(1) == 1;
            }
        }
    }

    /** Removes what was told before a moment. */
    public static int forget(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from notices where told_at < ?")) {
            delete.setObject(1, OffsetDateTime.ofInstant(before, ZoneOffset.UTC));
            return delete.executeUpdate();
        }
    }

    private static int bind(PreparedStatement select, Caller caller) throws SQLException {
        select.setString(1, caller.login());
        select.setString(2, caller.institution().value());
        return visible(select, 3, caller);
    }

    private static int visible(PreparedStatement statement, int at, Caller caller)
            throws SQLException {
        statement.setString(at, caller.login());
        Array roles =
                statement
                        .getConnection()
                        .createArrayOf("text", caller.roles().stream().map(Role::word).toArray());
        statement.setArray(at + 1, roles);
        statement.setArray(at + 2, roles);
        statement.setString(at + 3, caller.login());
        statement.setArray(at + 4, roles);
        return at + 5;
    }

    private static NoticeView view(ResultSet row) throws SQLException {
        return new NoticeView(
                row.getString("notice_id"),
                row.getString("kind"),
                row.getString("about_kind"),
                row.getString("about"),
                row.getString("reference"),
                row.getString("why"),
                row.getString("by_login"),
                row.getInt("items"),
                row.getString("recipient_role"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("read"));
    }
}
