package vigil.contracts.csv;

/**
 * A row that could not be taken.
 *
 * @param row 0-based number among the file's data rows
 * @param field the column's name, {@code row} when the whole row is at fault
 * @param reason why, without quoting the row: it may hold personal data
 */
public record RowFailure(long row, String field, String reason) {
    @Override
    public String toString() {
        return "row " + row + ", " + field + ": " + reason;
    }
}
