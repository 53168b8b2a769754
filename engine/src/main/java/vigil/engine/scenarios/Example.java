package vigil.engine.scenarios;

import java.util.List;
import vigil.engine.Transaction;

/**
 * A case on one side of a scenario's edge.
 *
 * @param expected whether the last transaction meets the scenario
 * @param anomaly how unusual the payments are taken to be, 0 to 1: no model is there to tell
 * @param line where the example stands in its file
 */
public record Example(
        String name, boolean expected, List<Transaction> transactions, double anomaly, int line) {
    public Example {
        transactions = List.copyOf(transactions);
    }
}
