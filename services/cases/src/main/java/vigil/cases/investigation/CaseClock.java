package vigil.cases.investigation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.scheduling.annotation.Scheduled;
import vigil.cases.casework.Case;
import vigil.cases.casework.CaseWork;
import vigil.cases.casework.CaseWork.Told;
import vigil.cases.pages.Times;
import vigil.cases.requests.RequestRows;
import vigil.cases.told.Beat;
import vigil.cases.told.Chronicle;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;

/**
 * Brings a case before the supervisors while a quarter of its time is left, and tells of a deadline
 * that went by, its own or that of a request for information; each once.
 */
public class CaseClock {

    private static final int BATCH = 200;

    private final DataSource dataSource;
    private final Questions questions;
    private final CaseWork work;

    public CaseClock(DataSource dataSource, Questions questions, CaseWork work) {
        this.dataSource = dataSource;
        this.questions = questions;
        this.work = work;
    }

    /** Looks after every institution; what fails is tried again at the next beat. */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    public void beat() {
        Beat.each(dataSource, "the cases' clock waits for its store", this::warn);
    }

    private void warn(InstitutionId institution) {
        Caller clock = new Caller(institution, Chronicle.HOUSE, Set.of());
        questions.change(
                institution,
                connection -> {
                    for (Due due : due(connection)) {
                        Case kept = work.lock(connection, clock, due.id(), null);
                        if (due.breached()) {
                            breached(connection, clock, kept);
                        } else if (kept.standing().escalatedAt() == null) {
                            escalate(connection, clock, kept);
                        }
                        mark(connection, due);
                    }
                    for (RequestRows.Overdue request :
                            RequestRows.overdue(connection, work.chronicle().now(), BATCH)) {
                        Case kept = work.lock(connection, clock, request.caseId(), null);
                        work.added(
                                connection,
                                clock,
                                kept,
                                "request_overdue",
                                Map.of("request", request.id().toString()));
                    }
                    return true;
                });
    }

    private void breached(Connection connection, Caller clock, Case kept) throws SQLException {
        work.added(
                connection,
                clock,
                kept,
                "deadline_breached",
                Map.of("dueAt", kept.about().dueAt().toString()));
    }

    private void escalate(Connection connection, Caller clock, Case kept) throws SQLException {
        work.step(
                connection,
                clock,
                kept.moved(kept.standing().escalated(work.chronicle().now())),
                new Told(
                        "case.escalated",
                        "escalated",
                        Map.of("why", "deadline", "dueAt", kept.about().dueAt().toString())));
    }

    private record Due(UUID id, boolean breached) {}

    private List<Due> due(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select case_id, due_at <= ? as breached from cases
                        where state <> 'closed' and at_risk_at <= ?
                            and warned < case when due_at <= ? then 2 else 1 end
                        order by case_id limit ?\
                        """)) {
            for (int i = 1; i <= 3; i++) {
                select.setObject(i, Times.of(work.chronicle().now()));
            }
            select.setInt(4, BATCH);
            List<Due> due = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(row.getObject(1, UUID.class), row.getBoolean(2)));
                }
            }
            return due;
        }
    }

    private static void mark(Connection connection, Due due) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update cases set warned = ? where case_id = ?")) {
            update.setInt(1, due.breached() ? 2 : 1);
            update.setObject(2, due.id());
            update.executeUpdate();
        }
    }
}
