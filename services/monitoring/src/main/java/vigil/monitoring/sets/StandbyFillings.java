package vigil.monitoring.sets;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import vigil.contracts.log.v1.LogRecord;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.log.SetKind;
import vigil.monitoring.loop.Fillings;
import vigil.monitoring.loop.Loops;
import vigil.monitoring.rounds.Rounds;

/**
 * Reads ahead, in a process that follows another, for the sets that the leader is about to append,
 * while the leader does the same: its loop need not read the whole log once their record comes.
 */
public final class StandbyFillings extends Rounds {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final SetRows SCENARIOS = new SetRows(SetKind.SCENARIOS);

    private final DataSource dataSource;
    private final Questions questions;
    private final Fillings fillings;
    private final BooleanSupplier leading;

    public StandbyFillings(DataSource dataSource, Questions questions, Loops loops) {
        super("fillings", EVERY);
        this.dataSource = dataSource;
        this.questions = questions;
        this.fillings = loops.fillings();
        this.leading = loops::isLeading;
    }

    @Override
    protected boolean isDue() {
        return !leading.getAsBoolean();
    }

    @Override
    protected void round() throws SQLException {
        for (InstitutionId institution : Questions.institutions(dataSource)) {
            for (LogRecord record : questions.ask(institution, SCENARIOS::waiting)) {
                fillings.prepare(institution, record.getScenarios());
            }
        }
    }
}
