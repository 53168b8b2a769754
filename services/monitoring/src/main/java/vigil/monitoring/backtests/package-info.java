/**
 * Backtests: the stored log replayed with another scenario set in a core of its own, compared with
 * the set in force.
 *
 * <p>A version and a range of time come in; hits, alerts and what would change go out, the same
 * again whenever it is repeated.
 */
@NullMarked
package vigil.monitoring.backtests;

import org.jspecify.annotations.NullMarked;
