/**
 * Figures that scenarios declare, kept incrementally and shared between all that ask the same.
 *
 * <p>Transactions come in, and for each which filters it passes; counts, sums, extremes and the
 * like of an account, a pair, a bank or a customer go out.
 */
@NullMarked
package vigil.engine.aggregates;

import org.jspecify.annotations.NullMarked;
