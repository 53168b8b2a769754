package vigil.launcher.analyse;

import java.time.Instant;
import java.util.List;

/**
 * An alert as a file of transactions gives it.
 *
 * @param subject the account that the scenario points at, by its name in the file
 * @param at time of the transaction that raised it
 * @param row number of that transaction
 * @param evidence row numbers in order of time
 */
public record Alert(
        String alert,
        String scenario,
        String typology,
        int score,
        String reason,
        String subject,
        Instant at,
        long row,
        List<Long> evidence) {
    public Alert {
        evidence = List.copyOf(evidence);
    }
}
