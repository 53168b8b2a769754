package vigil.cases.queue;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Times;
import vigil.cases.pages.Words;
import vigil.cases.settings.Severity;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Filter;

/** Items in the database. */
public final class ItemRows {

    /** What makes an {@link Item}. */
    static final String COLUMNS =
            """
            w.number, w.item_id, w.version, w.source, w.subject_kind, w.subject, w.scenario, w.scenario_version,
            w.typology, w.severity, w.outcome, w.list, w.entry, w.score, w.amount, w.currency, w.transactions, w.joins,
            w.opened_at, w.received_at, w.at_risk_at, w.due_at, w.state, w.assignee, w.snoozed_until, w.disposition,
            w.proposal, w.group_id, w.lock_holder, w.lock_since, w.lock_until, w.case_id,
            w.tags, w.merged_into,
            (select d.disposition from dispositions d where d.number = w.disposition) as said\
            """;

    /** The ids of what became part of an item, at once or by way of others. */
    static final String MERGED =
            """
            with recursive part as (
                select item_id from work_items where merged_into = ?
                union all
                select w.item_id from work_items w join part p on w.merged_into = p.item_id)
            select item_id from part\
            """;

    /** Ids of the items of a case and of those that became part of them. */
    static final String OF_CASE =
            """
            with recursive part as (
                select item_id from work_items where case_id = ?
                union
                select m.item_id from work_items m join part p on m.merged_into = p.item_id)
            select item_id from part\
            """;

    private ItemRows() {}

    /** One item, locked to the end of the transaction. */
    public static Optional<Item> lock(Connection connection, UUID id) throws SQLException {
        return lock(connection, List.of(id)).stream().findFirst();
    }

    /** One item as it stands, what this transaction has done to it included. */
    public static Item read(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select " + COLUMNS + " from work_items w where w.item_id = ?")) {
            select.setObject(1, id);
            return items(select).stream().findFirst().orElseThrow(Filter::notFound);
        }
    }

    /**
     * Those of these items that there are, locked in the order of their ids. Locked first, read
     * then: PostgreSQL 18 breaks down over a question within one that waits for rows which others
     * change (its check of changed rows forgets what a policy of the inner table has reckoned).
     */
    public static List<Item> lock(Connection connection, Collection<UUID> ids) throws SQLException {
        Array wanted = connection.createArrayOf("uuid", ids.toArray());
        try (PreparedStatement lock =
                connection.prepareStatement(
                        "select item_id from work_items where item_id = any (?) order by item_id for update")) {
            lock.setArray(1, wanted);
            lock.execute();
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select "
                                + COLUMNS
                                + " from work_items w where w.item_id = any (?) order by w.item_id")) {
            select.setArray(1, wanted);
            return items(select);
        }
    }

    /** All items of a case however many, with those that became part of them; locked as above. */
    public static List<Item> lockOfCase(Connection connection, UUID about) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(OF_CASE)) {
            select.setObject(1, about);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return lock(connection, ids);
    }

    /** The first item that nobody works on, locked; others who ask get the next one. */
    public static Optional<Item> lockNext(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement next =
                connection.prepareStatement(
                        """
                        select item_id from work_items where state in ('new', 'in_review', 'escalated')
                            and state = 'new' and assignee is null and (lock_until is null or lock_until <= ?)
                        order by priority desc, number desc limit 1 for update skip locked\
                        """)) {
            next.setObject(1, Times.of(now));
            try (ResultSet row = next.executeQuery()) {
                return row.next()
                        ? Optional.of(read(connection, row.getObject(1, UUID.class)))
                        : Optional.empty();
            }
        }
    }

    /** Writes an item at its first sight; false when it is there. */
    public static boolean insert(Connection connection, InstitutionId institution, Item item)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into work_items (institution, item_id, source, state, subject_kind, subject, scenario,
                            scenario_version, typology, severity, outcome, list, entry, score, amount, currency,
                            transactions, joins, group_id, opened_at, received_at, changed_at, at_risk_at, due_at,
                            priority, next_stage_at)
                        values (?, ?, ?, 'new', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (item_id) do nothing\
                        """)) {
            insert.setString(1, institution.value());
            insert.setObject(2, item.id());
            insert.setString(3, Words.of(item.source()));
            insert.setString(4, item.subject().kind());
            insert.setString(5, item.subject().id());
            int next = finding(insert, 6, item.finding());
            insert.setObject(next++, item.standing().group());
            Item.Times times = item.times();
            insert.setObject(next++, Times.of(times.openedAt()));
            insert.setObject(next++, Times.of(times.receivedAt()));
            insert.setObject(next++, Times.of(times.receivedAt()));
            insert.setObject(next++, Times.of(times.atRiskAt()));
            insert.setObject(next++, Times.of(times.dueAt()));
            insert.setInt(next++, Priority.of(item.finding(), 0).value());
            insert.setObject(next, Times.of(Priority.nextStage(times, 0)));
            return insert.executeUpdate() == 1;
        }
    }

    private static int finding(PreparedStatement insert, int first, Item.Finding finding)
            throws SQLException {
        int next = first;
        insert.setString(next++, finding.scenario());
        insert.setObject(next++, finding.scenarioVersion(), Types.INTEGER);
        insert.setString(next++, finding.typology());
        insert.setString(next++, Words.of(finding.severity()));
        insert.setString(next++, finding.outcome());
        insert.setString(next++, finding.list());
        insert.setString(next++, finding.entry());
        insert.setInt(next++, finding.score());
        insert.setBigDecimal(next++, finding.amount());
        insert.setString(next++, finding.currency());
        insert.setInt(next++, finding.transactions());
        insert.setInt(next++, finding.joins());
        return next;
    }

    /** Writes how far the work is; the item's version counts it. */
    public static void update(Connection connection, Item item, Instant now) throws SQLException {
        Item.Standing standing = item.standing();
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update work_items set version = ?, state = ?, assignee = ?, snoozed_until = ?,
                            disposition = ?, proposal = ?, case_id = ?, tags = ?, merged_into = ?, changed_at = ?
                        where item_id = ?\
                        """)) {
            update.setInt(1, item.version());
            update.setString(2, Words.of(standing.state()));
            update.setString(3, standing.assignee());
            update.setObject(4, Times.of(standing.snoozedUntil()), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setObject(5, standing.disposition(), Types.BIGINT);
            update.setObject(6, standing.proposal(), Types.BIGINT);
            update.setObject(7, standing.caseId(), Types.OTHER);
            Item.Marks marks = standing.marks();
            update.setArray(8, connection.createArrayOf("text", marks.tags().toArray()));
            update.setObject(9, marks.mergedInto(), Types.OTHER);
            update.setObject(10, Times.of(now));
            update.setObject(11, item.id());
            update.executeUpdate();
        }
    }

    /** Writes who has it open; this is no change of the item. */
    public static void hold(Connection connection, UUID id, Item.@Nullable Lock lock)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update work_items set lock_holder = ?, lock_since = ?, lock_until = ? where item_id = ?")) {
            update.setString(1, lock == null ? null : lock.holder());
            update.setObject(
                    2, lock == null ? null : Times.of(lock.since()), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setObject(
                    3, lock == null ? null : Times.of(lock.until()), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setObject(4, id);
            update.executeUpdate();
        }
    }

    /** Writes what was found, and the place in the queue that follows from it; no change either. */
    public static void weigh(
            Connection connection, UUID id, Item.Finding finding, Item.Times times, Instant now)
            throws SQLException {
        int stage = Priority.stage(times, now);
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update work_items set score = ?, joins = ?, priority = ?, stage = ?, next_stage_at = ?
                        where item_id = ?\
                        """)) {
            update.setInt(1, finding.score());
            update.setInt(2, finding.joins());
            update.setInt(3, Priority.of(finding, stage).value());
            update.setInt(4, stage);
            update.setObject(
                    5, Times.of(Priority.nextStage(times, stage)), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setObject(6, id);
            update.executeUpdate();
        }
    }

    /**
     * Writes what an item has gathered from others: what was found, the earliest deadline, and the
     * place in the queue that follows.
     */
    public static void gather(
            Connection connection, UUID id, Item.Finding finding, Item.Times times, Instant now)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update work_items set severity = ?, amount = ?, currency = ?, transactions = ?, at_risk_at = ?,
                            due_at = ?
                        where item_id = ?\
                        """)) {
            update.setString(1, Words.of(finding.severity()));
            update.setBigDecimal(2, finding.amount());
            update.setString(3, finding.currency());
            update.setInt(4, finding.transactions());
            update.setObject(5, Times.of(times.atRiskAt()));
            update.setObject(6, Times.of(times.dueAt()));
            update.setObject(7, id);
            update.executeUpdate();
        }
        weigh(connection, id, finding, times, now);
    }

    /** The item that is worked on for this one: itself, or where it was merged into in the end. */
    public static UUID survivor(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        with recursive line as (
                            select item_id, merged_into from work_items where item_id = ?
                            union all
                            select w.item_id, w.merged_into from work_items w join line l on w.item_id = l.merged_into)
                        select item_id from line where merged_into is null\
                        """)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getObject(1, UUID.class) : id;
            }
        }
    }

    /** The items that were merged into this one, and into those. */
    public static List<UUID> mergedInto(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(MERGED + " order by item_id")) {
            select.setObject(1, id);
            List<UUID> ids = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }

    /** The group of the item on this subject that is nearest in event time and not closed. */
    public static Optional<UUID> group(
            Connection connection, Item.Subject subject, Instant from, Instant to)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select group_id from work_items
                        where subject = ? and subject_kind = ? and state not in ('closed', 'merged')
                            and opened_at between ? and ?
                        order by opened_at desc, number desc limit 1\
                        """)) {
            select.setString(1, subject.id());
            select.setString(2, subject.kind());
            select.setObject(3, Times.of(from));
            select.setObject(4, Times.of(to));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    static List<Item> items(PreparedStatement select) throws SQLException {
        List<Item> items = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                items.add(item(rows));
            }
        }
        return items;
    }

    static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getLong("number"),
                row.getObject("item_id", UUID.class),
                row.getInt("version"),
                Words.known(Source.class, row.getString("source")),
                new Item.Subject(row.getString("subject_kind"), row.getString("subject")),
                finding(row),
                new Item.Times(
                        Times.at(row, "opened_at"),
                        Times.at(row, "received_at"),
                        Times.at(row, "at_risk_at"),
                        Times.at(row, "due_at")),
                standing(row));
    }

    private static Item.Finding finding(ResultSet row) throws SQLException {
        return new Item.Finding(
                row.getString("scenario"),
                row.getObject("scenario_version", Integer.class),
                row.getString("typology"),
                Words.known(Severity.class, row.getString("severity")),
                row.getString("outcome"),
                row.getString("list"),
                row.getString("entry"),
                row.getInt("score"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getInt("transactions"),
                row.getInt("joins"));
    }

    private static Item.Standing standing(ResultSet row) throws SQLException {
        String holder = row.getString("lock_holder");
        String said = row.getString("said");
        return new Item.Standing(
                Words.known(ItemState.class, row.getString("state")),
                row.getString("assignee"),
                Times.perhaps(row, "snoozed_until"),
                row.getObject("disposition", Long.class),
                said == null ? null : Words.known(Disposition.class, said),
                row.getObject("proposal", Long.class),
                row.getObject("group_id", UUID.class),
                holder == null
                        ? null
                        : new Item.Lock(
                                holder, Times.at(row, "lock_since"), Times.at(row, "lock_until")),
                row.getObject("case_id", UUID.class),
                new Item.Marks(
                        List.of((String[]) row.getArray("tags").getArray()),
                        row.getObject("merged_into", UUID.class)));
    }
}
