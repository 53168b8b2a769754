package vigil.cases.told;

import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.problems.Refusal;

/** What the clocks of the house do again and again. */
public final class Beat {

    private static final Logger log = LoggerFactory.getLogger(Beat.class);

    private Beat() {}

    /**
     * Looks after every institution; what fails is tried again at the next beat.
     *
     * @param waits what the log says then
     */
    public static void each(DataSource dataSource, String waits, Consumer<InstitutionId> doing) {
        try {
            Questions.institutions(dataSource).forEach(doing);
        } catch (SQLException | Refusal | IllegalStateException e) {
            log.atWarn().setMessage(waits).addKeyValue("cause", e.getClass().getSimpleName()).log();
        }
    }
}
