package vigil.monitoring.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
 * commit and the log.
 */
public final class Undecided {

    private static final String SELECT =
            """
            select t.* from transactions t
            where t.institution = ? and t.number > ? and t.stored_at < now() - make_interval(secs => ?)
                and not exists (select from decisions d where d.transaction_id = t.transaction_id)
            order by t.number limit ?\
            """;

    private final int atOnce;

    /**
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
        lookUpOneByOne(connection);
        long upTo = lastOlderThan(connection, institution, age);
        List<LogRecord> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, institution.value());
            select.setLong(2, swept(connection, institution));
            select.setLong(3, age.toSeconds());
            select.setInt(4, atOnce);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(record(rows));
                }
            }
        }
        if (found.isEmpty()) {
            remember(connection, institution, upTo);
        }
        return found;
    }

    /**
     * What is new is few beside what is there; a plan that reads all of it slows the intake down.
     */
    private static void lookUpOneByOne(Connection connection) throws SQLException {
        try (Statement set = connection.createStatement()) {
            set.execute("set local enable_hashjoin = off");
            set.execute("set local enable_mergejoin = off");
            set.execute("set local max_parallel_workers_per_gather = 0");
        }
    }

    private static long lastOlderThan(
            Connection connection, InstitutionId institution, Duration age) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select number from transactions
                        where institution = ? and stored_at < now() - make_interval(secs => ?)
                        order by number desc limit 1\
                        """)) {
            select.setString(1, institution.value());
            select.setLong(2, age.toSeconds());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static long swept(Connection connection, InstitutionId institution)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select number from swept where institution = ?")) {
            select.setString(1, institution.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static void remember(Connection connection, InstitutionId institution, long number)
            throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into swept (institution, number) values (?, ?)
                        on conflict (institution) do update set number = excluded.number
                        where swept.number < excluded.number\
                        """)) {
            upsert.setString(1, institution.value());
            upsert.setLong(2, number);
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
