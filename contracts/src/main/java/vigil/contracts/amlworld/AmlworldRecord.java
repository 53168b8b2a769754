package vigil.contracts.amlworld;

import vigil.contracts.csv.RowFailure;

/** What a data row of a file became. */
public sealed interface AmlworldRecord {
    /**
     * A transaction.
     *
     * @param number 0-based among the file's data rows
     */
    record Read(long number, AmlworldRow row) implements AmlworldRecord {}

    /** A row that could not be taken. */
    record Failed(RowFailure failure) implements AmlworldRecord {}
}
