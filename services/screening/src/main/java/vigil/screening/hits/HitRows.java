package vigil.screening.hits;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.kernel.identity.InstitutionId;

/** Hits in the database. */
public final class HitRows {

    private static final int BATCH = 1_000;

    static final String COLUMNS =
            "hit_id, customer, list, entry, revision, state, reason, customer_version, entry_version,"
                    + " list_version, score, judgement, proposal";

    private HitRows() {}

    /** All hits of these customers, locked to the end of the transaction. */
    public static Map<Pair, HitRow> lockOfCustomers(
            Connection connection, Collection<String> customers) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select " + COLUMNS + " from hits where customer = any (?) for update")) {
            select.setArray(1, connection.createArrayOf("text", customers.toArray()));
            return byPair(select);
        }
    }

    /** All hits on these entries of a list, locked to the end of the transaction. */
    public static Map<Pair, HitRow> lockOfEntries(
            Connection connection, String list, Collection<String> entries) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select "
                                + COLUMNS
                                + " from hits where list = ? and entry = any (?) for update")) {
            select.setString(1, list);
            select.setArray(2, connection.createArrayOf("text", entries.toArray()));
            return byPair(select);
        }
    }

    /** All hits on a list, locked to the end of the transaction. */
    public static Map<Pair, HitRow> lockOfList(Connection connection, String list)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select " + COLUMNS + " from hits where list = ? for update")) {
            select.setString(1, list);
            return byPair(select);
        }
    }

    /** One hit, locked to the end of the transaction. */
    public static Optional<HitRow> lock(Connection connection, UUID hit) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select " + COLUMNS + " from hits where hit_id = ? for update")) {
            select.setObject(1, hit);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row(row)) : Optional.empty();
            }
        }
    }

    /** A hit as it shall be, with its evidence sealed; null keeps the evidence that it has. */
    record Written(HitRow hit, byte @Nullable [] evidence) {}

    static void insert(Connection connection, InstitutionId institution, List<Written> hits)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into hits (institution, hit_id, customer, list, entry, state, reason, customer_version,
                            entry_version, list_version, score, evidence)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                        """)) {
            int waiting = 0;
            for (Written written : hits) {
                HitRow hit = written.hit();
                insert.setString(1, institution.value());
                insert.setObject(2, hit.id());
                insert.setString(3, hit.pair().customer());
                insert.setString(4, hit.pair().list());
                insert.setString(5, hit.pair().entry());
                insert.setString(6, hit.state().word());
                insert.setString(7, hit.reason().word());
                pins(insert, 8, hit);
                insert.setBytes(12, written.evidence());
                insert.addBatch();
                waiting = sendFull(insert, waiting + 1);
            }
            insert.executeBatch();
        }
    }

    /** Writes state, reason, what was compared, and the judgements. */
    static void update(Connection connection, List<Written> hits) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update hits set revision = revision + 1, state = ?, reason = ?, customer_version = ?,
                            entry_version = ?, list_version = ?, score = ?, evidence = coalesce(?, evidence),
                            judgement = ?, proposal = ?, changed_at = now()
                        where hit_id = ?\
                        """)) {
            int waiting = 0;
            for (Written written : hits) {
                HitRow hit = written.hit();
                update.setString(1, hit.state().word());
                update.setString(2, hit.reason().word());
                pins(update, 3, hit);
                update.setBytes(7, written.evidence());
                update.setObject(8, hit.judgement(), java.sql.Types.BIGINT);
                update.setObject(9, hit.proposal(), java.sql.Types.BIGINT);
                update.setObject(10, hit.id());
                update.addBatch();
                waiting = sendFull(update, waiting + 1);
            }
            update.executeBatch();
        }
    }

    /** Writes an officer's step. */
    public static void judge(Connection connection, HitRow hit) throws SQLException {
        update(connection, List.of(new Written(hit, null)));
    }

    /** Which of these hits are on the whitelist, and as what. */
    static Map<UUID, Pins> whitelisted(Connection connection, Collection<UUID> hits)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select hit_id, customer_version, entry_version from whitelist
                        where hit_id = any (?) and ended_at is null\
                        """)) {
            select.setArray(1, connection.createArrayOf("uuid", hits.toArray()));
            Map<UUID, Pins> pins = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    pins.put(
                            rows.getObject(1, UUID.class),
                            new Pins(rows.getInt(2), rows.getString(3), ""));
                }
            }
            return pins;
        }
    }

    /** Takes pairs off the whitelist that are not what they were. */
    static void endWhitelist(Connection connection, Map<UUID, Reason> hits) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update whitelist set ended_at = now(), end_reason = ? where hit_id = any (?)
                            and ended_at is null\
                        """)) {
            for (Reason reason : new HashSet<>(hits.values())) {
                Set<UUID> ended = new HashSet<>(hits.keySet());
                ended.removeIf(hit -> hits.get(hit) != reason);
                update.setString(1, reason.word());
                update.setArray(2, connection.createArrayOf("uuid", ended.toArray()));
                update.executeUpdate();
            }
        }
    }

    /** Judgements that nobody needs to confirm any more. */
    public static void withdraw(Connection connection, List<Long> judgements) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update judgements set withdrawn_at = now() where number = any (?)")) {
            update.setArray(1, connection.createArrayOf("bigint", judgements.toArray()));
            update.executeUpdate();
        }
    }

    static HitRow row(ResultSet row) throws SQLException {
        return new HitRow(
                row.getObject("hit_id", UUID.class),
                new Pair(row.getString("customer"), row.getString("list"), row.getString("entry")),
                row.getInt("revision"),
                HitState.ofWord(row.getString("state")).orElseThrow(),
                Reason.ofWord(row.getString("reason")),
                new Pins(
                        row.getInt("customer_version"),
                        row.getString("entry_version"),
                        row.getString("list_version")),
                row.getDouble("score"),
                row.getObject("judgement", Long.class),
                row.getObject("proposal", Long.class));
    }

    private static int sendFull(PreparedStatement statement, int waiting) throws SQLException {
        if (waiting < BATCH) {
            return waiting;
        }
        statement.executeBatch();
        return 0;
    }

    private static void pins(PreparedStatement statement, int first, HitRow hit)
            throws SQLException {
        statement.setInt(first, hit.pins().customerVersion());
        statement.setString(first + 1, hit.pins().entryVersion());
        statement.setString(first + 2, hit.pins().listVersion());
        statement.setDouble(first + 3, hit.score());
    }

    private static Map<Pair, HitRow> byPair(PreparedStatement select) throws SQLException {
        List<HitRow> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(row(rows));
            }
        }
        Map<Pair, HitRow> byPair = HashMap.newHashMap(found.size());
        found.forEach(hit -> byPair.put(hit.pair(), hit));
        return byPair;
    }
}
