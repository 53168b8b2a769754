package vigil.cases.reports.proposals;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.scheduling.annotation.Scheduled;
import vigil.cases.reports.Report;
import vigil.cases.reports.ReportRows;
import vigil.cases.reports.ReportWork;
import vigil.cases.reports.proposals.ReportCalls.Call;
import vigil.cases.reports.proposals.ReportCalls.Patience;
import vigil.cases.told.Beat;
import vigil.cases.told.Chronicle;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;

/**
 * Calls those who may know of reports before one is late, when it is, when the authority is silent,
 * and before activity that goes on is to be reported again; each once.
 */
public class ReportClock {

    private static final int BATCH = 200;

    /**
     * How soon an authority answers nobody promises; five days hold every weekend. Activity that
     * goes on is reported 120 days after the last report at the latest (FinCEN, answers on
     * continuing activity): after 90 of them thirty are left.
     */
    private static final Patience PATIENCE = new Patience(Duration.ofDays(5), Duration.ofDays(90));

    private final DataSource dataSource;
    private final Questions questions;
    private final ReportWork work;

    public ReportClock(DataSource dataSource, Questions questions, ReportWork work) {
        this.dataSource = dataSource;
        this.questions = questions;
        this.work = work;
    }

    /** Looks after every institution; what fails is tried again at the next beat. */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    public void beat() {
        Beat.each(dataSource, "the reports' clock waits for its store", this::call);
    }

    private void call(InstitutionId institution) {
        Caller clock = new Caller(institution, Chronicle.HOUSE, Set.of());
        questions.change(
                institution,
                connection -> {
                    for (Call due :
                            ReportCalls.due(connection, work.chronicle().now(), PATIENCE, BATCH)) {
                        Report kept = ReportRows.lock(connection, due.report()).orElseThrow();
                        if (ReportCalls.isFirst(connection, clock, due)) {
                            work.note(connection, clock, kept, due.what(), Map.of());
                        }
                    }
                    return true;
                });
    }
}
