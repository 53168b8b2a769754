package vigil.monitoring.sets;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import vigil.contracts.log.v1.LogRecord;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Page;
import vigil.monitoring.log.Position;
import vigil.monitoring.log.SetKind;

/** The rows of sets of a kind, within the institution that the connection has entered. */
public final class SetRows {

    private final SetKind kind;

    public SetRows(SetKind kind) {
        this.kind = kind;
    }

    /** From here to the end of the transaction nobody else makes a set of the institution. */
    public void lock(Connection connection, InstitutionId institution) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement(
                        "select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, kind.word() + "-sets/" + institution);
            lock.execute();
        }
    }

    /** The number of the last set, 0 when there was none. */
    public long last(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select coalesce(max(set_number), 0) from " + kind.table());
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Whether any set is known to stand in the log. */
    public boolean hasPlace(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select exists (select from "
                                        + kind.table()
                                        + " where log_offset is not null)");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** What a set is made of, in words. */
    public record Content(List<String> versions, List<String> shadow, String madeBy) {}

    public void insert(Connection connection, LogRecord record, Content content)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into "
                                + kind.table()
                                + " (institution, set_number, record, content_hash, versions, shadow, made_by)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, record.getInstitution());
            insert.setLong(2, kind.number(record));
            insert.setBytes(3, record.toByteArray());
            insert.setString(4, kind.contentHash(record));
            insert.setArray(5, connection.createArrayOf("text", content.versions().toArray()));
            insert.setArray(6, connection.createArrayOf("text", content.shadow().toArray()));
            insert.setString(7, content.madeBy());
            insert.executeUpdate();
        }
    }

    /** Those that are not known to stand in the log, in their order. */
    List<LogRecord> waiting(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select record from "
                                        + kind.table()
                                        + " where log_offset is null order by set_number");
                ResultSet rows = select.executeQuery()) {
            List<LogRecord> records = new ArrayList<>();
            while (rows.next()) {
                records.add(LogRecord.parseFrom(rows.getBytes(1)));
            }
            return records;
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("a set cannot be read", e);
        }
    }

    /** Where it stands in the log; when it stands there twice, the first place is the one. */
    void place(Connection connection, long set, Position position) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update "
                                + kind.table()
                                + " set log_partition = ?, log_offset = ?"
                                + " where set_number = ? and (log_offset is null or log_offset > ?)")) {
            update.setInt(1, position.partition());
            update.setLong(2, position.offset());
            update.setLong(3, set);
            update.setLong(4, position.offset());
            update.executeUpdate();
        }
    }

    /** Newest first. */
    Page<SetView> list(Connection connection, Cut cut) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select * from "
                                + kind.table()
                                + " where set_number < ? order by set_number desc limit ?")) {
            select.setLong(1, cut.before());
            select.setInt(2, cut.rows());
            List<SetView> sets = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sets.add(view(rows));
                }
            }
            return cut.page(sets, SetView::set, set -> set);
        }
    }

    private static SetView view(ResultSet row) throws SQLException {
        return new SetView(
                row.getLong("set_number"),
                row.getString("content_hash"),
                List.of((String[]) row.getArray("versions").getArray()),
                List.of((String[]) row.getArray("shadow").getArray()),
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("log_partition", Integer.class),
                row.getObject("log_offset", Long.class));
    }
}
