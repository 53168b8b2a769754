package vigil.cases.investigation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import vigil.cases.casework.Case;
import vigil.cases.casework.CaseRows;
import vigil.cases.casework.CaseView;
import vigil.cases.casework.CaseWork;
import vigil.cases.casework.ViewLog;
import vigil.cases.checklists.Checklists;
import vigil.cases.checklists.StepView;
import vigil.cases.queue.QueueReader;
import vigil.cases.seal.Seals;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;

/** Reads cases; who looks at one is written down. */
public final class CaseReader {

    private final Questions questions;
    private final CaseWork work;
    private final ViewLog views;
    private final Checklists checklists;

    public CaseReader(Questions questions, CaseWork work, ViewLog views, Checklists checklists) {
        this.questions = questions;
        this.work = work;
        this.views = views;
        this.checklists = checklists;
    }

    /** The newest first. */
    Page<CaseView> page(Caller caller, Filter filter, Cut cut) {
        Filter cutFilter = filter.and("c.number < ?", cut.before());
        Instant now = work.chronicle().now();
        return questions.ask(
                caller.institution(),
                connection -> {
                    List<Case> cases;
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "select "
                                            + CaseRows.COLUMNS
                                            + " from cases c"
                                            + cutFilter.where()
                                            + " order by c.number desc limit ?")) {
                        select.setInt(cutFilter.bind(select), cut.rows());
                        cases = CaseRows.rows(select);
                    }
                    Map<UUID, Seals.Key> keys =
                            work.seals()
                                    .existing(
                                            connection,
                                            caller.institution(),
                                            cases.stream().map(Case::id).toList());
                    return cut.page(
                            cases,
                            Case::number,
                            kept ->
                                    CaseView.of(
                                            kept,
                                            Objects.requireNonNull(keys.get(kept.id())),
                                            now));
                });
    }

    /** A case with what belongs to it. */
    CaseDetail detail(Caller caller, UUID id) {
        return questions.change(
                caller.institution(),
                connection -> {
                    Case kept = CaseRows.find(connection, id).orElseThrow(Filter::notFound);
                    views.note(
                            connection,
                            caller,
                            new ViewLog.Look(id, "case", null),
                            work.chronicle().now());
                    return detail(connection, caller, kept);
                });
    }

    /** As {@link #detail(Caller, UUID)}, within a transaction that has its own reason to look. */
    public CaseDetail detail(Connection connection, Caller caller, Case kept) throws SQLException {
        Instant now = work.chronicle().now();
        UUID id = kept.id();
        Seals.Key key = work.seals().existing(connection, caller.institution(), id);
        return new CaseDetail(
                CaseView.of(kept, key, now),
                QueueReader.ofCase(connection, id, now),
                PartyRows.of(connection, id),
                LinkRows.of(connection, id),
                ClosingRows.of(connection, caller, id, key),
                StepView.of(connection, id, checklists.of(kept.about().typology()), key),
                amounts(connection, caller, id));
    }

    private static CaseDetail.Amounts amounts(Connection connection, Caller caller, UUID id)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select (select count(*) from case_notes where case_id = ? and (? or not confidential)),
                            (select count(*) from case_files where case_id = ?),
                            (select count(*) from case_requests where case_id = ? and state = 'open')\
                        """)) {
            select.setObject(1, id);
            select.setBoolean(2, caller.is(Role.REPORTER));
            select.setObject(3, id);
            select.setObject(4, id);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new CaseDetail.Amounts(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        }
    }
}
