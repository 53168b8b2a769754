package vigil.monitoring.sets;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vigil.contracts.log.v1.LogRecord;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.log.Position;
import vigil.monitoring.log.SetKind;
import vigil.monitoring.log.TransactionLog;
import vigil.monitoring.loop.Fillings;
import vigil.monitoring.loop.Loops;
import vigil.monitoring.waiting.Adoptions;

/**
 * Brings stored sets of scenarios and models into the log, in their order and again until each
 * stands there, and writes down where they came into force. One that is appended twice has no
 * second effect.
 */
public final class SetAppender implements SmartLifecycle {

    /** Stops before the loops, as the sweep of transactions does. */
    public static final int PHASE = 1_500;

    private static final Logger log = LoggerFactory.getLogger(SetAppender.class);
    private static final long APPEND_SECONDS = 30;

    private final DataSource dataSource;
    private final Questions questions;
    private final TransactionLog transactionLog;
    private final Adoptions adoptions;
    private final Fillings fillings;
    private final SetSettings settings;
    private final BooleanSupplier leading;
    private Thread thread = new Thread();
    private volatile boolean running;

    public SetAppender(
            DataSource dataSource,
            Questions questions,
            TransactionLog transactionLog,
            Loops loops,
            SetSettings settings) {
        this.dataSource = dataSource;
        this.questions = questions;
        this.transactionLog = transactionLog;
        this.adoptions = loops.adoptions();
        this.fillings = loops.fillings();
        this.settings = settings;
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

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("sets").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void run() {
        try {
            while (running) {
                TimeUnit.MILLISECONDS.sleep(settings.sweepEvery().toMillis());
                if (!leading.getAsBoolean()) {
                    continue; // The leader does it.
                }
                try {
                    confirmAll();
                    for (InstitutionId institution : Questions.institutions(dataSource)) {
                        append(institution);
                    }
                } catch (SQLException
                        | ExecutionException
                        | TimeoutException
                        | RuntimeException e) {
                    putOff(e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    private static void putOff(Exception because) {
        log.atWarn()
                .setMessage("sets put off")
                .addKeyValue("cause", because.getClass().getSimpleName())
                .log();
    }
}
