/**
 * Transactions as CSV files: the schema of AMLworld, and one of our own.
 *
 * <p>A stream comes in, packed with gzip or not; row by row a {@link
 * vigil.monitoring.intake.csv.CsvRow} goes out, in memory that does not grow with the file.
 */
@NullMarked
package vigil.monitoring.intake.csv;

import org.jspecify.annotations.NullMarked;
