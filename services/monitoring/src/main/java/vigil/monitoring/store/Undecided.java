package vigil.monitoring.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.contracts.log.v1.Amount;
import vigil.contracts.log.v1.LogRecord;
import vigil.contracts.log.v1.TransactionContext;
import vigil.contracts.log.v1.TransactionReceived;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.log.Ids;
import vigil.monitoring.log.LogFormat;

/**
 * Transactions that were kept and never decided: the house went down, or the broker, between the
 * commit and the log. Each question notes how far the tables reach; a later one compares what lies
 * between two such notes, once everything that was under way at the second has ended.
 */
public final class Undecided {

    // Two ranges side by side, and whatever is left over looked up among all decisions.
    private static final String SELECT =
            """
            with candidates as materialized (
                select t.number, t.transaction_id from transactions t
                where t.institution = ? and t.number > ? and t.number <= ?
                    and not exists (
                        select from decisions d
                        where d.institution = ? and d.number > ? and d.transaction_id = t.transaction_id))
            select t.* from transactions t
            where t.transaction_id = any (array(
                select c.transaction_id from candidates c
                where (select true from decisions d where d.transaction_id = c.transaction_id) is null
                order by c.number limit ?))
            order by t.number\
            """;

    // Of this house's own sessions: what others do in the server does not hold its sweep up.
    private static final String REACH =
            """
            select (select max(number) from decisions where institution = ?),
                (select max(number) from transactions where institution = ?),
                clock_timestamp(),
                (select min(xact_start) from pg_stat_activity
                 where datname = current_database() and usename = current_user
                    and backend_xid is not null and pid <> pg_backend_pid())\
            """;

    /** The last numbers of both tables, in one snapshot. */
    private record Mark(long decision, long transaction) {}

    /**
     * @param at by the database's clock: what began to write before may still write numbers below
     *     the mark
     */
    private record Note(Mark mark, OffsetDateTime at) {}

    private record Range(Mark from, Mark to) {}

    private final int atOnce;
    private final Map<InstitutionId, Deque<Note>> notes = new HashMap<>();

    /**
     * For one thread.
     *
     * @param atOnce the most that are looked for at once
     */
    public Undecided(int atOnce) {
        this.atOnce = atOnce;
    }

    /**
     * One institution's, as records of the log, in the order of storing. When there are none, the
     * next question begins behind what was looked at.
     *
     * @param age how long ago they were stored at least
     */
    public List<LogRecord> find(Connection connection, InstitutionId institution, Duration age)
            throws SQLException {
        Questions.enter(connection, institution);
        Mark upTo = settled(connection, institution, age);
        Mark from = swept(connection, institution);
        if (upTo == null || upTo.transaction() <= from.transaction()) {
            return List.of();
        }
        List<LogRecord> found = between(connection, institution, new Range(from, upTo));
        if (found.isEmpty()) {
            remember(connection, institution, upTo);
        }
        return found;
    }

    /** The latest note of that age behind which nothing is written any more. */
    private @Nullable Mark settled(Connection connection, InstitutionId institution, Duration age)
            throws SQLException {
        Deque<Note> own = notes.computeIfAbsent(institution, any -> new ArrayDeque<>());
        Note settled = null;
        try (PreparedStatement select = connection.prepareStatement(REACH)) {
            select.setString(1, institution.value());
            select.setString(2, institution.value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                OffsetDateTime now = row.getObject(3, OffsetDateTime.class);
                OffsetDateTime oldest = row.getObject(4, OffsetDateTime.class);
                OffsetDateTime before = now.minus(age);
                OffsetDateTime limit = oldest == null || oldest.isAfter(before) ? before : oldest;
                own.addLast(new Note(new Mark(row.getLong(1), row.getLong(2)), now));
                while (own.getFirst().at().isBefore(limit)) {
                    settled = own.removeFirst();
                }
            }
        }
        if (settled != null) {
            own.addFirst(settled); // It stands until a later one has settled too.
        }
        return settled == null ? null : settled.mark();
    }

    private List<LogRecord> between(Connection connection, InstitutionId institution, Range range)
            throws SQLException {
        hashRanges(connection);
        List<LogRecord> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, institution.value());
            select.setLong(2, range.from().transaction());
            select.setLong(3, range.to().transaction());
            select.setString(4, institution.value());
            select.setLong(5, range.from().decision());
            select.setInt(6, atOnce);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(record(rows));
                }
            }
        }
        return found;
    }

    /** Both ranges are short beside their tables, whatever old statistics say. */
    private static void hashRanges(Connection connection) throws SQLException {
        try (Statement set = connection.createStatement()) {
            set.execute("set local enable_seqscan = off");
            set.execute("set local enable_nestloop = off");
            set.execute("set local enable_mergejoin = off");
            set.execute("set local max_parallel_workers_per_gather = 0");
            set.execute("set local work_mem = '32MB'");
        }
    }

    private static Mark swept(Connection connection, InstitutionId institution)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select decision, number from swept where institution = ?")) {
            select.setString(1, institution.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Mark(row.getLong(1), row.getLong(2)) : new Mark(0, 0);
            }
        }
    }

    private static void remember(Connection connection, InstitutionId institution, Mark mark)
            throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into swept (institution, number, decision) values (?, ?, ?)
                        on conflict (institution) do update
                        set number = excluded.number, decision = excluded.decision
                        where swept.number < excluded.number\
                        """)) {
            upsert.setString(1, institution.value());
            upsert.setLong(2, mark.transaction());
            upsert.setLong(3, mark.decision());
            upsert.executeUpdate();
        }
    }

    private static LogRecord record(ResultSet row) throws SQLException {
        TransactionReceived.Builder transaction =
                TransactionReceived.newBuilder()
                        .setTransactionId(Ids.bytes(row.getObject("transaction_id", UUID.class)))
                        .setFingerprint(Ids.bytes(row.getObject("fingerprint", UUID.class)))
                        .setEventTimeMillis(
                                row.getObject("event_time", OffsetDateTime.class)
                                        .toInstant()
                                        .toEpochMilli())
                        .setPayer(row.getLong("payer"))
                        .setPayee(row.getLong("payee"))
                        .setPayerBank(row.getLong("payer_bank"))
                        .setPayeeBank(row.getLong("payee_bank"))
                        .setPaid(amount(row, "paid"))
                        .setReceived(amount(row, "received"))
                        .setBaseMinor(row.getLong("base_minor"))
                        .setBaseCurrency(row.getString("base_currency"))
                        .setFormat(row.getString("format"))
                        .setPayerCountry(row.getString("payer_country"))
                        .setPayeeCountry(row.getString("payee_country"));
        TransactionContext context = LogFormat.storedContext(row.getBytes("context"));
        if (context != null) {
            transaction.setContext(context);
        }
        return LogRecord.newBuilder()
                .setInstitution(row.getString("institution"))
                .setTransaction(transaction)
                .build();
    }

    private static Amount amount(ResultSet row, String which) throws SQLException {
        return Amount.newBuilder()
                .setCurrency(row.getString(which + "_currency"))
                .setUnscaled(row.getLong(which + "_minor"))
                .setScale(row.getShort(which + "_scale"))
                .build();
    }
}
