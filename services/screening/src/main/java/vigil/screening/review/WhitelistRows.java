package vigil.screening.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.screening.hits.HitRow;

/** The whitelist in the database. */
final class WhitelistRows {

    private WhitelistRows() {}

    static void insert(Connection connection, InstitutionId institution, HitRow hit, long judgement)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into whitelist (institution, hit_id, customer, list, entry, customer_version,
                            entry_version, judgement)
                        values (?, ?, ?, ?, ?, ?, ?, ?)\
                        """)) {
            insert.setString(1, institution.value());
            insert.setObject(2, hit.id());
            insert.setString(3, hit.pair().customer());
            insert.setString(4, hit.pair().list());
            insert.setString(5, hit.pair().entry());
            insert.setInt(6, hit.pins().customerVersion());
            insert.setString(7, hit.pins().entryVersion());
            insert.setLong(8, judgement);
            insert.executeUpdate();
        }
    }

    /** How an entry ends. */
    record End(String reason, String officer, byte @Nullable [] words) {}

    /** Ends what is in force for a hit, if anything is. */
    static void end(Connection connection, UUID hit, End end) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update whitelist set ended_at = now(), end_reason = ?, ended_by = ?, end_words = ?
                        where hit_id = ? and ended_at is null\
                        """)) {
            update.setString(1, end.reason());
            update.setString(2, end.officer());
            update.setBytes(3, end.words());
            update.setObject(4, hit);
            update.executeUpdate();
        }
    }

    /** The hit of an entry that is in force. */
    static Optional<UUID> hitOf(Connection connection, UUID entry) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select hit_id from whitelist where whitelist_id = ? and ended_at is null")) {
            select.setObject(1, entry);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    /** The newest first. */
    static Page<WhitelistView> page(Connection connection, Filter filter, Cut cut)
            throws SQLException {
        Filter cutFilter = filter.and("w.number < ?", cut.before());
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select w.*, j.author, j.confirmed_by from whitelist w join judgements j"
                                + " on j.number = w.judgement"
                                + cutFilter.where()
                                + " order by w.number desc limit ?")) {
            select.setInt(cutFilter.bind(select), cut.rows());
            return cut.page(select, WhitelistRows::view);
        }
    }

    private static WhitelistView view(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new WhitelistView(
                row.getString("whitelist_id"),
                row.getString("hit_id"),
                row.getString("customer"),
                row.getString("list"),
                row.getString("entry"),
                row.getInt("customer_version"),
                row.getString("entry_version"),
                row.getString("author"),
                row.getString("confirmed_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("end_reason"),
                row.getString("ended_by"));
    }
}
