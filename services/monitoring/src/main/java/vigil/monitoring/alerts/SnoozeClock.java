package vigil.monitoring.alerts;

import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import vigil.kernel.database.Questions;
import vigil.monitoring.rounds.Rounds;

/** Ends snoozes when their time is over, in the process that leads. */
public final class SnoozeClock extends Rounds {

    private final DataSource dataSource;
    private final SnoozeDesk desk;
    private final BooleanSupplier leading;

    public SnoozeClock(
            DataSource dataSource,
            SnoozeDesk desk,
            SnoozeSettings settings,
            BooleanSupplier leading) {
        super("snoozes", settings.wakeEvery());
        this.dataSource = dataSource;
        this.desk = desk;
        this.leading = leading;
    }

    @Override
    protected boolean isDue() {
        return leading.getAsBoolean();
    }

    @Override
    protected void round() throws SQLException, InterruptedException {
        each(Questions.institutions(dataSource), desk::wake);
    }
}
