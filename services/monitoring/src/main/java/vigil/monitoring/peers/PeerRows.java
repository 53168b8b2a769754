package vigil.monitoring.peers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.money.Currency;

/** Weeks of groups in the database, and up to where they were counted. */
final class PeerRows {

    private PeerRows() {}

    /** Where a row stands. */
    record Key(LocalDate week, String group, String figure) {}

    /** What a row says. */
    record Row(int accounts, List<Long> hundredths, Instant countedAt) {}

    /**
     * Transactions that were not looked at yet.
     *
     * @param after counted up to this number
     * @param upTo what is there; not above {@code after} when nothing is new
     */
    record News(long after, long upTo) {

        boolean isSome() {
            return upTo > after;
        }
    }

    /** What was stored in the last seconds is left to the next round: numbers come out of order. */
    static News news(Connection connection, InstitutionId institution) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select coalesce((select number from peer_places where institution = ?), 0),
                            coalesce((select number from transactions
                                where institution = ? and stored_at < now() - interval '5 seconds'
                                order by number desc limit 1), 0)\
                        """)) {
            select.setString(1, institution.value());
            select.setString(2, institution.value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new News(row.getLong(1), row.getLong(2));
            }
        }
    }

    /**
     * The weeks that have new transactions, and those counted before whose accounts' pace they
     * change.
     */
    static SortedSet<LocalDate> touched(Connection connection, InstitutionId institution, News news)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        with fresh as (
                            select distinct date_trunc('week', event_time at time zone 'UTC')::date as week
                            from transactions where institution = ? and number > ? and number <= ?)
                        select week from fresh
                        union
                        select distinct p.week from peer_weeks p join fresh f
                            on p.week > f.week and p.week < f.week + 7 + ?\
                        """)) {
            select.setString(1, institution.value());
            select.setLong(2, news.after());
            select.setLong(3, news.upTo());
            select.setInt(4, Pace.DAYS);
            SortedSet<LocalDate> weeks = new TreeSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    weeks.add(row.getObject(1, LocalDate.class));
                }
            }
            return weeks;
        }
    }

    static void counted(Connection connection, InstitutionId institution, News news)
            throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(
                        """
                        insert into peer_places (institution, number) values (?, ?)
                        on conflict (institution) do update set number = excluded.number\
                        """)) {
            upsert.setString(1, institution.value());
            upsert.setLong(2, news.upTo());
            upsert.executeUpdate();
        }
    }

    /** Puts a week in the place of what was counted of it before. */
    static void replace(
            Connection connection,
            InstitutionId institution,
            LocalDate week,
            Currency currency,
            Map<String, Map<Figure, PeerCount.Spread>> groups)
            throws SQLException {
        try (PreparedStatement delete =
                        connection.prepareStatement(
                                "delete from peer_weeks where institution = ? and week = ?");
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                insert into peer_weeks (institution, week, peer_group, figure, currency, accounts, hundredths)
                                values (?, ?, ?, ?, ?, ?, ?)\
                                """)) {
            delete.setString(1, institution.value());
            delete.setObject(2, week);
            delete.executeUpdate();
            insert.setString(1, institution.value());
            insert.setObject(2, week);
            insert.setString(5, currency.code());
            for (Map.Entry<String, Map<Figure, PeerCount.Spread>> group : groups.entrySet()) {
                insert.setString(3, group.getKey());
                for (Map.Entry<Figure, PeerCount.Spread> each : group.getValue().entrySet()) {
                    PeerCount.Spread spread = each.getValue();
                    insert.setString(4, each.getKey().word());
                    insert.setInt(6, spread.accounts());
                    insert.setArray(
                            7,
                            connection.createArrayOf(
                                    "int8",
                                    java.util.Arrays.stream(spread.hundredths())
                                            .boxed()
                                            .toArray()));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** What is known of some groups in some weeks. */
    static Map<Key, Row> find(
            Connection connection,
            Collection<LocalDate> weeks,
            Collection<String> groups,
            Currency currency)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select week, peer_group, figure, accounts, hundredths, counted_at from peer_weeks
                        where institution = current_setting('vigil.institution', true)
                            and week = any (?::date[]) and peer_group = any (?) and currency = ?\
                        """)) {
            List<String> days = new ArrayList<>();
            weeks.forEach(week -> days.add(week.toString()));
            select.setArray(1, connection.createArrayOf("text", days.toArray()));
            select.setArray(2, connection.createArrayOf("text", groups.toArray()));
            select.setString(3, currency.code());
            Map<Key, Row> rows = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.put(
                            new Key(
                                    row.getObject("week", LocalDate.class),
                                    row.getString("peer_group"),
                                    row.getString("figure")),
                            new Row(
                                    row.getInt("accounts"),
                                    List.of((Long[]) row.getArray("hundredths").getArray()),
                                    row.getObject("counted_at", OffsetDateTime.class).toInstant()));
                }
            }
            return rows;
        }
    }
}
