package vigil.cases.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Times;
import vigil.cases.pages.Words;
import vigil.cases.seal.Seals;
import vigil.cases.told.Chronicle;
import vigil.cases.told.Timeline;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;

/** Reads the queue. */
public final class QueueReader {

    private static final Cut TIMELINE = new Cut(Long.MAX_VALUE, 100);

    private final Questions questions;
    private final Seals seals;
    private final Chronicle chronicle;

    public QueueReader(Questions questions, Seals seals, Chronicle chronicle) {
        this.questions = questions;
        this.seals = seals;
        this.chronicle = chronicle;
    }

    /** A part of the queue in an order. */
    Page<ItemView> page(
            Caller caller, Narrowing narrowing, Sort sort, @Nullable String after, int limit) {
        Instant now = chronicle.now();
        Filter filter = narrowing.filter(caller, now);
        if (after != null) {
            sort.behind(filter, after);
        }
        return questions.ask(
                caller.institution(), connection -> page(connection, filter, sort, limit, now));
    }

    private static Page<ItemView> page(
            Connection connection, Filter filter, Sort sort, int limit, Instant now)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select w.priority, "
                                + ItemRows.COLUMNS
                                + " from work_items w"
                                + filter.where()
                                + sort.order()
                                + " limit ?")) {
            select.setInt(filter.bind(select), limit + 1);
            List<ItemView> items = new ArrayList<>();
            String next = null;
            String last = "";
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (items.size() == limit) {
                        next = last;
                        break;
                    }
                    Item item = ItemRows.item(rows);
                    items.add(ItemView.of(item, now));
                    last = sort.cursor(item, rows.getInt("priority"));
                }
            }
            return new Page<>(items, next);
        }
    }

    /** The ids of what matches, the most urgent first, no more than asked for. */
    public List<UUID> matching(Caller caller, Narrowing narrowing, int most) {
        Filter filter = narrowing.filter(caller, chronicle.now());
        return questions.ask(
                caller.institution(),
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "select w.item_id from work_items w"
                                            + filter.where()
                                            + Sort.PRIORITY.order()
                                            + " limit ?")) {
                        select.setInt(filter.bind(select), most);
                        List<UUID> ids = new ArrayList<>();
                        try (ResultSet rows = select.executeQuery()) {
                            while (rows.next()) {
                                ids.add(rows.getObject(1, UUID.class));
                            }
                        }
                        return ids;
                    }
                });
    }

    /** An item with what happened to it. */
    ItemDetail detail(Caller caller, UUID id) {
        Instant now = chronicle.now();
        return questions.ask(
                caller.institution(),
                connection -> {
                    Item item = ItemRows.read(connection, id);
                    Filter group =
                            new Filter()
                                    .and("w.group_id = ?", item.standing().group())
                                    .and("w.item_id <> ?", id);
                    Filter earlier =
                            new Filter()
                                    .and("w.subject = ?", item.subject().id())
                                    .and("w.subject_kind = ?", item.subject().kind())
                                    .and("w.item_id <> ?", id)
                                    .and("w.state = 'closed'");
                    return new ItemDetail(
                            ItemView.of(item, now),
                            dispositions(connection, caller, item),
                            page(connection, group, Sort.NEWEST, 50, now).items(),
                            page(connection, partsOf(id), Sort.NEWEST, 1_000, now).items(),
                            page(connection, earlier, Sort.NEWEST, 20, now).items(),
                            Timeline.page(connection, caller, id, TIMELINE).items());
                });
    }

    private static Filter partsOf(UUID id) {
        return new Filter().and("w.item_id in (" + ItemRows.MERGED + ")", id);
    }

    /** Items as views, for who shows them in a case; with those that became part of them. */
    public static List<ItemView> ofCase(Connection connection, UUID caseId, Instant now)
            throws SQLException {
        Filter filter = new Filter().and("w.item_id in (" + ItemRows.OF_CASE + ")", caseId);
        return page(connection, filter, Sort.NEWEST, 1_000, now).items();
    }

    /** What a bulk closing is about, the highest scores first, as it stands. */
    public static List<ItemView> ofBulk(Connection connection, UUID bulk, Instant now)
            throws SQLException {
        Filter filter =
                new Filter()
                        .and(
                                "w.item_id in (select d.item_id from dispositions d where d.bulk_id = ?)",
                                bulk);
        return page(connection, filter, Sort.SCORE, 1_000, now).items();
    }

    /** What officers said of an item, the newest first. */
    public List<DispositionView> dispositions(Connection connection, Caller caller, UUID id)
            throws SQLException {
        return dispositions(connection, caller, ItemRows.read(connection, id));
    }

    private List<DispositionView> dispositions(Connection connection, Caller caller, Item item)
            throws SQLException {
        Seals.Key key = seals.existing(connection, caller.institution(), item.id());
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select number, disposition, reason, red_flags, four_eyes, author, made_at, confirmed_by,
                            confirmed_at, withdrawn_at, bulk_id
                        from dispositions where item_id = ? order by number desc\
                        """)) {
            select.setObject(1, item.id());
            List<DispositionView> views = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    views.add(
                            new DispositionView(
                                    Words.of(
                                            Words.known(
                                                            Disposition.class,
                                                            row.getString("disposition"))
                                                    .readBy(caller)),
                                    key.text(DispositionRows.REASON, row.getBytes("reason")),
                                    List.of((String[]) row.getArray("red_flags").getArray()),
                                    row.getBoolean("four_eyes"),
                                    state(row, item.standing()),
                                    row.getString("author"),
                                    Times.at(row, "made_at"),
                                    row.getString("confirmed_by"),
                                    Times.perhaps(row, "confirmed_at"),
                                    row.getString("bulk_id")));
                }
            }
            return views;
        }
    }

    private static String state(ResultSet row, Item.Standing standing) throws SQLException {
        Long number = row.getLong("number");
        if (number.equals(standing.disposition())) {
            return "in_effect";
        }
        if (number.equals(standing.proposal())) {
            return "waiting";
        }
        return row.getObject("withdrawn_at") == null ? "past" : "withdrawn";
    }

    /** How much there is, from one state of the rows. */
    QueueCounts counts(Caller caller) {
        Instant now = chronicle.now();
        return questions.ask(
                caller.institution(),
                connection -> {
                    Map<String, Long> open = open(connection, caller.login(), now);
                    Map<String, Long> bySla = new LinkedHashMap<>();
                    for (String sla : List.of("on_track", "at_risk", "breached")) {
                        bySla.put(sla, open.getOrDefault(sla, 0L));
                    }
                    return new QueueCounts(
                            byState(connection),
                            bySla,
                            open.getOrDefault("mine", 0L),
                            open.getOrDefault("unassigned", 0L),
                            open.getOrDefault("waiting", 0L),
                            open.getOrDefault("for_me", 0L));
                });
    }

    private static Map<String, Long> byState(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "select state, count(*) from work_items group by state");
                ResultSet rows = select.executeQuery()) {
            Map<String, Long> counts = new LinkedHashMap<>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
            return counts;
        }
    }

    private static Map<String, Long> open(Connection connection, String login, Instant now)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select count(*) filter (where at_risk_at > ?) as on_track,
                            count(*) filter (where at_risk_at <= ? and due_at > ?) as at_risk,
                            count(*) filter (where due_at <= ?) as breached,
                            count(*) filter (where assignee = ?) as mine,
                            count(*) filter (where assignee is null) as unassigned,
                            count(*) filter (where proposal is not null) as waiting,
                            count(*) filter (where proposal is not null and exists (
                                select from dispositions d where d.number = w.proposal and d.author <> ?)) as for_me
                        from work_items w where state in ('new', 'in_review', 'escalated')\
                        """)) {
            for (int i = 1; i <= 4; i++) {
                select.setObject(i, Times.of(now));
            }
            select.setString(5, login);
            select.setString(6, login);
            Map<String, Long> counts = new LinkedHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                row.next();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    counts.put(row.getMetaData().getColumnLabel(i), row.getLong(i));
                }
            }
            return counts;
        }
    }
}
