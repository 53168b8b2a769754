package vigil.monitoring.intake.csv;

import java.util.List;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.RowFailure;

/** What a row of a file became. */
public sealed interface CsvRow {

    /**
     * A transaction.
     *
     * @param row 0-based among the file's data rows
     */
    record Taken(long row, ReceivedTransaction transaction) implements CsvRow {}

    /** A row, or from here on the whole file, that could not be taken. */
    record Refused(List<RowFailure> failures) implements CsvRow {
        public Refused {
            failures = List.copyOf(failures);
        }
    }
}
