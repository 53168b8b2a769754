/**
 * Rows of comma-separated text from anywhere: bounded, counted, never trusted.
 *
 * <p>Bytes come in (a file, a pipe, gzipped or not); fields of one row at a time go out, or the
 * reason why a row has none.
 */
@NullMarked
package vigil.contracts.csv;

import org.jspecify.annotations.NullMarked;
