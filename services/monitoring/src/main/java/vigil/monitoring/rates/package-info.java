/**
 * What an amount is worth in the base currency.
 *
 * <p>Money in any listed currency comes in; money in the base currency goes out and travels with
 * the record, so that the core asks nobody.
 */
@NullMarked
package vigil.monitoring.rates;

import org.jspecify.annotations.NullMarked;
