package vigil.cases.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.bulk.BulkClosing.Asked;
import vigil.cases.bulk.BulkClosing.Decided;
import vigil.cases.pages.Times;
import vigil.cases.pages.Words;
import vigil.cases.queue.Disposition;
import vigil.cases.queue.RedFlag;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Filter;

/** Bulk closings in the database. */
public final class BulkRows {

    /** What the reason is sealed as. */
    public static final String REASON = "bulk_closings.reason";

    /** What a second officer's words are sealed as. */
    public static final String WORDS = "bulk_closings.words";

    static final String SELECT =
            """
            select b.number, b.bulk_id, b.version, b.state, b.disposition, b.reason, b.red_flags, b.items, b.asked_by,
                b.asked_at, b.decided_by, b.decided_at, b.words
            from bulk_closings b\
            """;

    private BulkRows() {}

    /** Writes it down; the table says whether it waits for a second officer. */
    public static BulkState insert(
            Connection connection, InstitutionId institution, UUID id, Asked asked)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into bulk_closings (institution, bulk_id, state, disposition, reason, red_flags, items,
                            asked_by, asked_at)
                        values (?, ?, 'waiting', ?, ?, ?, ?, ?, ?) returning state\
                        """)) {
            insert.setString(1, institution.value());
            insert.setObject(2, id);
            insert.setString(3, Words.of(asked.disposition()));
            insert.setBytes(4, asked.reason());
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "text", asked.redFlags().stream().map(Words::of).toArray()));
            insert.setInt(6, asked.items());
            insert.setString(7, asked.by());
            insert.setObject(8, Times.of(asked.at()));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return Words.known(BulkState.class, row.getString(1));
            }
        }
    }

    /** Locked to the end of the transaction. */
    public static BulkClosing lock(Connection connection, UUID id) throws SQLException {
        return one(connection, id, " for update");
    }

    static BulkClosing one(Connection connection, UUID id, String how) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + " where b.bulk_id = ?" + how)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw Filter.notFound();
                }
                return row(row);
            }
        }
    }

    /** Whether it waits for a second officer. */
    public static boolean isWaiting(Connection connection, UUID id) throws SQLException {
        return one(connection, id, "").state() == BulkState.WAITING;
    }

    /** The alerts that wait with it. */
    public static List<UUID> waitingItems(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select w.item_id from dispositions d join work_items w on w.proposal = d.number
                        where d.bulk_id = ? order by w.item_id\
                        """)) {
            select.setObject(1, id);
            List<UUID> items = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    items.add(rows.getObject(1, UUID.class));
                }
            }
            return items;
        }
    }

    /** Writes how it ended. */
    public static void end(
            Connection connection, BulkClosing kept, BulkState state, Decided decided)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update bulk_closings set state = ?, decided_by = ?, decided_at = ?, words = ?,
                            version = version + 1
                        where bulk_id = ?\
                        """)) {
            update.setString(1, Words.of(state));
            update.setString(2, decided.by());
            update.setObject(3, Times.of(decided.at()));
            update.setBytes(4, decided.words());
            update.setObject(5, kept.id());
            update.executeUpdate();
        }
    }

    static BulkClosing row(ResultSet row) throws SQLException {
        return new BulkClosing(
                row.getLong("number"),
                row.getObject("bulk_id", UUID.class),
                row.getInt("version"),
                Words.known(BulkState.class, row.getString("state")),
                new Asked(
                        Words.known(Disposition.class, row.getString("disposition")),
                        row.getBytes("reason"),
                        Arrays.stream((String[]) row.getArray("red_flags").getArray())
                                .map(word -> Words.known(RedFlag.class, word))
                                .toList(),
                        row.getInt("items"),
                        row.getString("asked_by"),
                        Times.at(row, "asked_at")),
                decided(row));
    }

    private static @Nullable Decided decided(ResultSet row) throws SQLException {
        String by = row.getString("decided_by");
        return by == null
                ? null
                : new Decided(by, Times.at(row, "decided_at"), row.getBytes("words"));
    }
}
