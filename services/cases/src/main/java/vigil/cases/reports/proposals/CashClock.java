package vigil.cases.reports.proposals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.scheduling.annotation.Scheduled;
import vigil.cases.cash.CashRows;
import vigil.cases.cash.CashRows.Day;
import vigil.cases.cash.CashSettings;
import vigil.cases.reports.CashReports;
import vigil.cases.told.Beat;
import vigil.cases.told.Chronicle;
import vigil.filings.cash.ProposedReport;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;

/**
 * Proposes a currency transaction report for every person's business day that calls for one, once
 * the day is over. The day's row says which movements its report counts: however often this dies,
 * each day has one report; what comes later is counted too.
 */
public class CashClock {

    private static final int BATCH = 200;
    private static final String WAITS = "cash waits for its reports";

    private final DataSource dataSource;
    private final Questions questions;
    private final CashReports reports;
    private final CashSettings settings;

    public CashClock(
            DataSource dataSource,
            Questions questions,
            CashReports reports,
            CashSettings settings) {
        this.dataSource = dataSource;
        this.questions = questions;
        this.reports = reports;
        this.settings = settings;
    }

    /** Looks after every institution; what fails is tried again at the next beat. */
    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    public void beat() {
        if (!reports.areDue()) {
            return;
        }
        Beat.each(dataSource, WAITS, this::propose);
    }

    private void propose(InstitutionId institution) {
        Caller house = new Caller(institution, Chronicle.HOUSE, Set.of());
        List<Day> due =
                questions.ask(
                        institution,
                        connection -> CashRows.due(connection, settings, reports.now(), BATCH));
        for (Day day : due) {
            Beat.alone(
                    institution,
                    WAITS,
                    () ->
                            questions.change(
                                    institution, connection -> propose(connection, house, day)));
        }
    }

    private int propose(Connection connection, Caller house, Day seen) throws SQLException {
        Day day = CashRows.lock(connection, seen).orElseThrow();
        List<ProposedReport> called = settings.days().propose(CashRows.of(connection, day));
        for (ProposedReport proposed : called) {
            CashRows.counted(connection, day, reports.propose(connection, house, day, proposed));
        }
        return called.size();
    }
}
