package vigil.cases.investigation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import vigil.cases.requests.RequestRows.Overdue;
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
    private static final String WAITS = "the cases' clock waits for its store";

    /** Cases that are to be warned of now; takes the time twice. */
    private static final String DUE =
            """
             from cases where state <> 'closed' and at_risk_at <= ?
                and warned < case when due_at <= ? then 2 else 1 end\
            """;

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
        Beat.each(dataSource, WAITS, this::warn);
    }

    /** A case a transaction: one that cannot be warned of holds up no other. */
    private void warn(InstitutionId institution) {
        Caller clock = new Caller(institution, Chronicle.HOUSE, Set.of());
        for (UUID id : questions.ask(institution, this::due)) {
            Beat.alone(
                    institution,
                    WAITS,
                    () -> questions.change(institution, connection -> warn(connection, clock, id)));
        }
        List<Overdue> overdue =
                questions.ask(
                        institution,
                        connection ->
                                RequestRows.overdue(connection, work.chronicle().now(), BATCH));
        for (Overdue request : overdue) {
            Beat.alone(
                    institution,
                    WAITS,
                    () ->
                            questions.change(
                                    institution, connection -> tell(connection, clock, request)));
        }
    }

    /** Whether it was still due when it was locked. */
    private boolean warn(Connection connection, Caller clock, UUID id) throws SQLException {
        Case kept = work.lock(connection, clock, id, null);
        Optional<Boolean> isBreached = isBreached(connection, id);
        if (isBreached.isEmpty()) {
            return false;
        }
        if (isBreached.get()) {
            breached(connection, clock, kept);
        } else if (kept.standing().escalatedAt() == null) {
            escalate(connection, clock, kept);
        }
        mark(connection, id, isBreached.get());
        return true;
    }

    private boolean tell(Connection connection, Caller clock, Overdue request) throws SQLException {
        Case kept = work.lock(connection, clock, request.caseId(), null);
        if (!RequestRows.warn(connection, request, work.chronicle().now())) {
            return false;
        }
        work.added(
                connection,
                clock,
                kept,
                "request_overdue",
                Map.of("request", request.id().toString()));
        return true;
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

    private List<UUID> due(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select case_id" + DUE + " order by case_id limit ?")) {
            Instant now = work.chronicle().now();
            select.setObject(1, Times.of(now));
            select.setObject(2, Times.of(now));
            select.setInt(3, BATCH);
            List<UUID> due = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(row.getObject(1, UUID.class));
                }
            }
            return due;
        }
    }

    /** Asked of the locked row; empty when it is not due any more. */
    private Optional<Boolean> isBreached(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select due_at <= ?" + DUE + " and case_id = ?")) {
            Instant now = work.chronicle().now();
            for (int i = 1; i <= 3; i++) {
                select.setObject(i, Times.of(now));
            }
            select.setObject(4, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBoolean(1)) : Optional.empty();
            }
        }
    }

    private static void mark(Connection connection, UUID id, boolean breached) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update cases set warned = ? where case_id = ?")) {
            update.setInt(1, breached ? 2 : 1);
            update.setObject(2, id);
            update.executeUpdate();
        }
    }
}
