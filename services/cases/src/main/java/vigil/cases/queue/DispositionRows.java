package vigil.cases.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Times;
import vigil.cases.pages.Words;
import vigil.kernel.identity.InstitutionId;

/** Dispositions in the database. */
public final class DispositionRows {

    /** What the reason is sealed as. */
    public static final String REASON = "dispositions.reason";

    private DispositionRows() {}

    /**
     * What is said of an item.
     *
     * @param reason sealed
     * @param bySource whether the house says it that the item came from
     * @param bulk the closing of many that it is part of; null for one alone
     */
    public record Said(
            Disposition disposition,
            byte[] reason,
            List<RedFlag> redFlags,
            String author,
            Instant at,
            boolean bySource,
            @Nullable UUID bulk) {

        public Said {
            redFlags = List.copyOf(redFlags);
        }
    }

    /**
     * A disposition.
     *
     * @param fourEyes whether a second officer must confirm it; the database says
     * @param bulk the closing of many that it is part of; null for one alone
     */
    public record Kept(
            long number,
            Disposition disposition,
            boolean fourEyes,
            String author,
            @Nullable UUID bulk) {}

    public static Kept insert(
            Connection connection, InstitutionId institution, UUID item, Said said)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into dispositions (institution, item_id, disposition, reason, red_flags, four_eyes,
                            by_source, author, made_at, bulk_id)
                        values (?, ?, ?, ?, ?, true, ?, ?, ?, ?)
                        returning number, four_eyes\
                        """)) {
            insert.setString(1, institution.value());
            insert.setObject(2, item);
            insert.setString(3, Words.of(said.disposition()));
            insert.setBytes(4, said.reason());
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "text", said.redFlags().stream().map(Words::of).toArray()));
            insert.setBoolean(6, said.bySource());
            insert.setString(7, said.author());
            insert.setObject(8, Times.of(said.at()));
            insert.setObject(9, said.bulk(), Types.OTHER);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return new Kept(
                        row.getLong(1),
                        said.disposition(),
                        row.getBoolean(2),
                        said.author(),
                        said.bulk());
            }
        }
    }

    public static Kept one(Connection connection, long number) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select disposition, four_eyes, author, bulk_id from dispositions where number = ?")) {
            select.setLong(1, number);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Kept(
                        number,
                        Words.known(Disposition.class, row.getString(1)),
                        row.getBoolean(2),
                        row.getString(3),
                        row.getObject(4, UUID.class));
            }
        }
    }

    /** A second officer says the same. */
    public static void confirm(Connection connection, long number, String officer, Instant at)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update dispositions set confirmed_by = ?, confirmed_at = ? where number = ?")) {
            update.setString(1, officer);
            update.setObject(2, Times.of(at));
            update.setLong(3, number);
            update.executeUpdate();
        }
    }

    /** Nobody needs to confirm it any more. */
    public static void withdraw(Connection connection, long number, Instant at)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update dispositions set withdrawn_at = ? where number = ?")) {
            update.setObject(1, Times.of(at));
            update.setLong(2, number);
            update.executeUpdate();
        }
    }
}
