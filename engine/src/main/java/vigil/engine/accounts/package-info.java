/**
 * What is remembered of every account and every payer-payee pair, in constant time and space for
 * each.
 *
 * <p>Surrogates, times and sums come in; counts, sums, distinct counterparties and moments go out.
 */
@NullMarked
package vigil.engine.accounts;

import org.jspecify.annotations.NullMarked;
