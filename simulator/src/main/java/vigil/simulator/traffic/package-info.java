/**
 * What honest people and firms pay: purchases, bills, invoices, wages, interest, sweeps.
 *
 * <p>A population and a day come in; ordinary payments go out.
 */
@NullMarked
package vigil.simulator.traffic;

import org.jspecify.annotations.NullMarked;
