package vigil.monitoring.desk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.contracts.log.v1.LogRecord;
import vigil.kernel.database.Questions;
import vigil.kernel.database.SqlFailures;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.log.Position;
import vigil.monitoring.log.TransactionLog;
import vigil.monitoring.projection.Progress;
import vigil.monitoring.rounds.Rounds;
import vigil.monitoring.store.Undecided;
import vigil.monitoring.vitals.Vitals;

/**
 * Appends what was kept and never reached the log. Right also when it errs: what is in the log
 * already is decided once.
 */
public final class Sweep extends Rounds {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);
    private static final int AT_ONCE = 5_000;
    private static final long APPEND_SECONDS = 30;

    private final DataSource dataSource;
    private final Vitals vitals;
    private final TransactionLog transactionLog;
    private final Progress progress;
    private final DeskSettings settings;
    private final Undecided undecided = new Undecided(AT_ONCE);
    private final Counter swept;

    public Sweep(
            DataSource dataSource,
            Vitals vitals,
            TransactionLog transactionLog,
            Progress progress,
            DeskSettings settings,
            MeterRegistry metrics) {
        super("sweep", settings.sweepEvery());
        this.dataSource = dataSource;
        this.vitals = vitals;
        this.transactionLog = transactionLog;
        this.progress = progress;
        this.settings = settings;
        this.swept = metrics.counter("vigil.sweep.appended");
    }

    /** A read side that lags does not know what is decided. */
    @Override
    protected boolean isDue() {
        return vitals.isReady() && progress.lag() <= settings.largestLag();
    }

    @Override
    protected void round() throws SQLException, InterruptedException {
        each(Questions.institutions(dataSource), this::sweep);
    }

    private void sweep(InstitutionId institution)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        List<CompletableFuture<Position>> appended = new ArrayList<>();
        for (LogRecord record : find(institution)) {
            appended.add(transactionLog.append(institution, record));
        }
        for (CompletableFuture<Position> append : appended) {
            append.get(APPEND_SECONDS, TimeUnit.SECONDS);
        }
        if (!appended.isEmpty()) {
            swept.increment(appended.size());
            log.atInfo()
                    .setMessage("kept transactions appended")
                    .addKeyValue("institution", institution)
                    .addKeyValue("count", appended.size())
                    .log();
        }
    }

    private List<LogRecord> find(InstitutionId institution) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<LogRecord> found =
                        undecided.find(connection, institution, settings.sweepAfter());
                connection.commit();
                return found;
            } catch (SQLException | RuntimeException e) {
                SqlFailures.rollBack(connection, e);
                throw e;
            }
        }
    }
}
