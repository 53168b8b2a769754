package vigil.monitoring.sets;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.contracts.log.v1.LogRecord;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.log.Position;
import vigil.monitoring.log.SetKind;
import vigil.monitoring.log.TransactionLog;
import vigil.monitoring.loop.Fillings;
import vigil.monitoring.loop.Loops;
import vigil.monitoring.rounds.Rounds;
import vigil.monitoring.waiting.Adoptions;

/**
 * Brings stored sets of scenarios and models into the log, in their order and again until each
 * stands there, and writes down where they came into force. One that is appended twice has no
 * second effect.
 */
public final class SetAppender extends Rounds {

    private static final Logger log = LoggerFactory.getLogger(SetAppender.class);
    private static final long APPEND_SECONDS = 30;

    private final DataSource dataSource;
    private final Questions questions;
    private final TransactionLog transactionLog;
    private final Adoptions adoptions;
    private final Fillings fillings;
    private final BooleanSupplier leading;

    public SetAppender(
            DataSource dataSource,
            Questions questions,
            TransactionLog transactionLog,
            Loops loops,
            SetSettings settings) {
        super("sets", settings.sweepEvery());
        this.dataSource = dataSource;
        this.questions = questions;
        this.transactionLog = transactionLog;
        this.adoptions = loops.adoptions();
        this.fillings = loops.fillings();
        this.leading = loops::isLeading;
    }

    /** Appends what waits; what does not get there now is appended by the thread. */
    public void appendNow(InstitutionId institution) {
        try {
            append(institution);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            putOff(e);
        }
    }

    /** The leader does it. */
    @Override
    protected boolean isDue() {
        return leading.getAsBoolean();
    }

    @Override
    protected void round() throws SQLException, InterruptedException {
        confirmAll();
        each(Questions.institutions(dataSource), this::append);
    }

    private void append(InstitutionId institution)
            throws InterruptedException, ExecutionException, TimeoutException {
        for (SetKind kind : SetKind.values()) {
            append(institution, kind);
        }
    }

    /** One after the other: a later set must not come before an earlier one of its kind. */
    private synchronized void append(InstitutionId institution, SetKind kind)
            throws InterruptedException, ExecutionException, TimeoutException {
        for (LogRecord record : questions.ask(institution, new SetRows(kind)::waiting)) {
            if (kind == SetKind.SCENARIOS) {
                fillings.prepare(institution, record.getScenarios());
            }
            Position position =
                    transactionLog
                            .append(institution, record)
                            .get(APPEND_SECONDS, TimeUnit.SECONDS);
            place(new Adoptions.Adoption(kind, institution.value(), kind.number(record), position));
            log.atInfo()
                    .setMessage("set appended")
                    .addKeyValue("of", kind.word())
                    .addKeyValue("institution", institution)
                    .addKeyValue("set", kind.number(record))
                    .addKeyValue("offset", position.offset())
                    .log();
        }
    }

    private void confirmAll() {
        for (Adoptions.Adoption next = adoptions.next(); next != null; next = adoptions.next()) {
            place(next);
            adoptions.confirm(next);
        }
    }

    private void place(Adoptions.Adoption adopted) {
        questions.change(
                new InstitutionId(adopted.institution()),
                connection -> {
                    new SetRows(adopted.kind())
                            .place(connection, adopted.set(), adopted.position());
                    return adopted;
                });
    }
}
