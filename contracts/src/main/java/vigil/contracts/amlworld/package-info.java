/**
 * The public AMLworld formats: transactions as CSV, laundering rings as BEGIN/END blocks, and our
 * ring key.
 *
 * <p>Files come in; checked rows come out together with the rows that failed, each with its number
 * and reason.
 */
@NullMarked
package vigil.contracts.amlworld;

import org.jspecify.annotations.NullMarked;
