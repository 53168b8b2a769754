/**
 * What scenarios would have said to past transactions: beside other scenarios, under other values
 * of a parameter, and held against what is known to be laundering.
 *
 * <p>Transactions in the order of their log come in; counts, samples and a hash over every hit go
 * out, the same again for the same stream.
 */
@NullMarked
package vigil.engine.backtest;

import org.jspecify.annotations.NullMarked;
