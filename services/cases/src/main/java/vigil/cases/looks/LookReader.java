package vigil.cases.looks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Csv;
import vigil.cases.pages.Times;
import vigil.cases.pages.Words;
import vigil.cases.seal.Seals;
import vigil.cases.told.Chronicle;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;

/** Reads second looks. */
public final class LookReader {

    private static final String SELECT =
            """
            select l.number, l.look_id, l.item_id, l.version, l.state, l.disposition, l.closed_by, l.confirmed_by,
                l.closed_at, l.due_at, coalesce(w.scenario, w.list) as scenario, w.typology, w.severity, w.score,
                w.case_id, l.reviewer, l.answered_at, l.faults, l.words, l.reopened
            from second_looks l join work_items w on w.item_id = l.item_id\
            """;

    private static final int MOST_LINES = 100_000;

    private final Questions questions;
    private final Seals seals;
    private final Chronicle chronicle;

    public LookReader(Questions questions, Seals seals, Chronicle chronicle) {
        this.questions = questions;
        this.seals = seals;
        this.chronicle = chronicle;
    }

    /** What is open the oldest first, anything else the newest first. */
    Page<LookView> page(Caller caller, LookNarrowing narrowing, Cut cut) {
        Instant now = chronicle.now();
        Filter filter = narrowing.filter(caller, now);
        boolean oldestFirst = narrowing.isOfOpen();
        if (oldestFirst) {
            filter.and("l.number > ?", cut.before() == Long.MAX_VALUE ? 0L : cut.before());
        } else {
            filter.and("l.number < ?", cut.before());
        }
        String order = " order by l.number" + (oldestFirst ? "" : " desc") + " limit ?";
        return questions.ask(
                caller.institution(),
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(SELECT + filter.where() + order)) {
                        select.setInt(filter.bind(select), cut.rows());
                        return cut.page(select, row -> view(connection, caller, row, now));
                    }
                });
    }

    /** All at one item that this officer may read, the newest first. */
    public List<LookView> of(Connection connection, Caller caller, UUID item) throws SQLException {
        Filter filter = LookNarrowing.seenBy(caller).and("l.item_id = ?", item);
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + filter.where() + " order by l.number desc")) {
            filter.bind(select);
            List<LookView> looks = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    looks.add(view(connection, caller, row, chronicle.now()));
                }
            }
            return looks;
        }
    }

    LookView one(Caller caller, UUID id) {
        return questions.ask(caller.institution(), connection -> one(connection, caller, id, true));
    }

    /** As it stands, what this transaction has done to it included. */
    LookView one(Connection connection, Caller caller, UUID id, boolean asSeen)
            throws SQLException {
        Filter filter = asSeen ? LookNarrowing.seenBy(caller) : new Filter();
        filter.and("l.look_id = ?", id);
        try (PreparedStatement select = connection.prepareStatement(SELECT + filter.where())) {
            filter.bind(select);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw Filter.notFound();
                }
                return view(connection, caller, row, chronicle.now());
            }
        }
    }

    private LookView view(Connection connection, Caller caller, ResultSet row, Instant now)
            throws SQLException {
        UUID item = row.getObject("item_id", UUID.class);
        LookState state = Words.known(LookState.class, row.getString("state"));
        Look look =
                new Look(
                        row.getObject("look_id", UUID.class),
                        item,
                        row.getInt("version"),
                        state,
                        row.getString("closed_by"),
                        row.getString("confirmed_by"),
                        row.getString("reviewer"));
        Instant dueAt = Times.at(row, "due_at");
        return new LookView(
                look.id().toString(),
                item.toString(),
                look.version(),
                Words.of(state),
                row.getString("disposition"),
                look.closedBy(),
                look.confirmedBy(),
                Times.at(row, "closed_at"),
                dueAt,
                state.isOpen() && !now.isBefore(dueAt),
                row.getString("scenario"),
                row.getString("typology"),
                row.getString("severity"),
                row.getInt("score"),
                row.getString("case_id"),
                look.reviewer(),
                Times.perhaps(row, "answered_at"),
                List.of((String[]) row.getArray("faults").getArray()),
                words(connection, caller, item, row.getBytes("words")),
                row.getBoolean("reopened"),
                state.isOpen() && look.isFor(caller) && !look.isHeldFrom(caller));
    }

    private @Nullable String words(
            Connection connection, Caller caller, UUID item, byte @Nullable [] sealed)
            throws SQLException {
        return sealed == null
                ? null
                : seals.existing(connection, caller.institution(), item)
                        .text(LookRows.WORDS, sealed);
    }

    /**
     * How much waits.
     *
     * @param open of all
     * @param overdue of these, what is late
     * @param forMe of these, what the caller may answer and nobody else has
     * @param mine what the caller has taken
     */
    @Schema(name = "SecondLookCounts")
    record Counts(long open, long overdue, long forMe, long mine) {}

    Counts counts(Caller caller) {
        Instant now = chronicle.now();
        return questions.ask(
                caller.institution(),
                connection -> {
                    long open = count(connection, new Filter().and(LookNarrowing.OPEN));
                    if (open == 0) {
                        return new Counts(0, 0, 0, 0);
                    }
                    return new Counts(
                            open,
                            count(
                                    connection,
                                    new Filter().and(LookNarrowing.OPEN).and("l.due_at <= ?", now)),
                            count(connection, LookNarrowing.forMe(new Filter(), caller)),
                            count(
                                    connection,
                                    new Filter()
                                            .and("l.state = 'taken'")
                                            .and("l.reviewer = ?", caller.login())));
                });
    }

    private static long count(Connection connection, Filter filter) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select count(*) from second_looks l" + filter.where())) {
            filter.bind(select);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** All of a list as a table, without words: at most 100,000 lines. */
    Csv table(Caller caller, LookNarrowing narrowing) {
        Instant now = chronicle.now();
        Filter filter = narrowing.filter(caller, now);
        List<LookView> looks = new ArrayList<>();
        questions.ask(
                caller.institution(),
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    SELECT + filter.where() + " order by l.number limit ?")) {
                        select.setInt(filter.bind(select), MOST_LINES);
                        try (ResultSet row = select.executeQuery()) {
                            while (row.next()) {
                                looks.add(view(connection, caller, row, now));
                            }
                        }
                        return looks.size();
                    }
                });
        Csv table =
                new Csv(
                        "look",
                        "item",
                        "state",
                        "disposition",
                        "closed_by",
                        "confirmed_by",
                        "closed_at",
                        "due_at",
                        "overdue",
                        "scenario",
                        "severity",
                        "score",
                        "reviewer",
                        "answered_at",
                        "faults",
                        "reopened");
        looks.forEach(look -> line(table, look));
        return table;
    }

    private static void line(Csv table, LookView look) {
        table.line(
                look.lookId(),
                look.itemId(),
                look.state(),
                look.disposition(),
                look.closedBy(),
                look.confirmedBy(),
                look.closedAt(),
                look.dueAt(),
                look.overdue(),
                look.scenario(),
                look.severity(),
                look.score(),
                look.reviewer(),
                look.answeredAt(),
                String.join(" ", look.faults()),
                look.reopened());
    }
}
