package vigil.cases.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.bulk.BulkClosingView.Counts;
import vigil.cases.bulk.BulkClosingView.Detail;
import vigil.cases.bulk.BulkClosingView.Row;
import vigil.cases.pages.Words;
import vigil.cases.queue.QueueReader;
import vigil.cases.seal.Seals;
import vigil.cases.told.Chronicle;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;

/** Reads bulk closings. */
public final class BulkReader {

    private static final String WAITING = "b.state = 'waiting'";

    private final Questions questions;
    private final Seals seals;
    private final Chronicle chronicle;

    public BulkReader(Questions questions, Seals seals, Chronicle chronicle) {
        this.questions = questions;
        this.seals = seals;
        this.chronicle = chronicle;
    }

    /**
     * The newest first.
     *
     * @param states words with commas between; what waits when null
     */
    public Page<BulkClosingView> page(Caller caller, @Nullable String states, Cut cut) {
        Filter filter =
                new Filter()
                        .and(
                                states == null
                                        ? WAITING
                                        : Words.anyOf(
                                                "b.state",
                                                Words.allAsked("state", states, BulkState.class)))
                        .and("b.number < ?", cut.before());
        return questions.ask(
                caller.institution(),
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    BulkRows.SELECT
                                            + filter.where()
                                            + " order by b.number desc limit ?")) {
                        select.setInt(filter.bind(select), cut.rows());
                        return cut.page(select, row -> view(connection, caller, BulkRows.row(row)));
                    }
                });
    }

    /** With what it would close. */
    public Detail detail(Caller caller, UUID id) {
        return questions.ask(
                caller.institution(),
                connection -> {
                    BulkClosing kept = BulkRows.one(connection, id, "");
                    Map<String, String> outcomes = outcomes(connection, id);
                    List<Row> rows =
                            QueueReader.ofBulk(connection, id, chronicle.now()).stream()
                                    .map(item ->
                                            new Row(
                                                    Objects.requireNonNull(
                                                            outcomes.get(item.itemId())),
                                                    item))
                                    .toList();
                    return new Detail(view(connection, caller, kept), rows);
                });
    }

    private static Map<String, String> outcomes(Connection connection, UUID id)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select d.item_id, case when w.proposal = d.number then 'waiting'
                            when w.disposition = d.number then 'closed' else 'taken_out' end
                        from dispositions d join work_items w on w.item_id = d.item_id where d.bulk_id = ?\
                        """)) {
            select.setObject(1, id);
            Map<String, String> outcomes = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    outcomes.put(rows.getString(1), rows.getString(2));
                }
            }
            return outcomes;
        }
    }

    /** How it stands. */
    public BulkClosingView view(Connection connection, Caller caller, BulkClosing kept)
            throws SQLException {
        return BulkClosingView.of(
                kept,
                kept.state() == BulkState.WAITING
                        ? BulkRows.waitingItems(connection, kept.id()).size()
                        : 0,
                caller,
                seals.existing(connection, caller.institution(), kept.id()));
    }

    /** How it stands, what this transaction has done to it included. */
    public BulkClosingView view(Connection connection, Caller caller, UUID id) throws SQLException {
        return view(connection, caller, BulkRows.one(connection, id, ""));
    }

    /** How many wait. */
    public Counts counts(Caller caller) {
        return questions.ask(
                caller.institution(),
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    """
                                    select count(*), count(*) filter (where ? and b.asked_by <> ?),
                                        count(*) filter (where b.asked_by = ?)
                                    from bulk_closings b where b.state = 'waiting'\
                                    """)) {
                        select.setBoolean(1, caller.is(Role.SUPERVISOR));
                        select.setString(2, caller.login());
                        select.setString(3, caller.login());
                        try (ResultSet row = select.executeQuery()) {
                            row.next();
                            return new Counts(row.getLong(1), row.getLong(2), row.getLong(3));
                        }
                    }
                });
    }
}
