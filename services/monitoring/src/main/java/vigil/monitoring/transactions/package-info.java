/**
 * Transactions as they are asked for, with what people see masked.
 *
 * <p>Questions come in; pages and single transactions with their decisions and statuses go out.
 */
@NullMarked
package vigil.monitoring.transactions;

import org.jspecify.annotations.NullMarked;
