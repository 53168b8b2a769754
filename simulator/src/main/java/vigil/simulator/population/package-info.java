/**
 * Who banks here: accounts with their activity, role, currency zone, bank and name.
 *
 * <p>A number of accounts and a seed come in; accounts by index go out.
 */
@NullMarked
package vigil.simulator.population;

import org.jspecify.annotations.NullMarked;
