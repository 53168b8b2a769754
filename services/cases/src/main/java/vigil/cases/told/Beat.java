package vigil.cases.told;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;

/** What the clocks of the house do again and again. */
public final class Beat {

    private static final Logger log = LoggerFactory.getLogger(Beat.class);

    private Beat() {}

    /**
     * Looks after every institution, each for itself; what fails is tried again at the next beat.
     *
     * @param waits what the log says then
     */
    public static void each(DataSource dataSource, String waits, Consumer<InstitutionId> doing) {
        List<InstitutionId> institutions;
        try {
            institutions = Questions.institutions(dataSource);
        } catch (SQLException e) {
            log.atWarn().setMessage(waits).addKeyValue("cause", e.getClass().getSimpleName()).log();
            return;
        }
        for (InstitutionId institution : institutions) {
            alone(institution, waits, () -> doing.accept(institution));
        }
    }

    /** Does one thing of many that go on without it; what fails is tried again at the next beat. */
    public static void alone(InstitutionId institution, String waits, Runnable doing) {
        try {
            doing.run();
        } catch (RuntimeException e) {
            log.atWarn()
                    .setMessage(waits)
                    .addKeyValue("institution", institution)
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log();
        }
    }
}
