package vigil.launcher.analyse.transactions;

import vigil.contracts.csv.RowFailure;
import vigil.engine.Transaction;

/** What a data row of a transaction file became. */
public sealed interface FileRecord {
    /**
     * A transaction for the core.
     *
     * @param laundering the file's label; false where it has none
     */
    record Taken(long row, Transaction transaction, boolean laundering) implements FileRecord {}

    /** A row that could not be taken. */
    record Refused(RowFailure failure) implements FileRecord {}
}
