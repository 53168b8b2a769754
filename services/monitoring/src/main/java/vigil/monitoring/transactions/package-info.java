/**
 * Transactions over HTTP: sent one by one or in batches, asked for with what people see masked.
 *
 * <p>Requests come in; decisions, results row by row and pages go out.
 */
@NullMarked
package vigil.monitoring.transactions;

import org.jspecify.annotations.NullMarked;
