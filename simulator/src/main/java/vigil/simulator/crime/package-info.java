/**
 * Laundering, labelled: rings made after the measured statistics of AMLworld, and true rings set
 * into the background.
 *
 * <p>A population and what is wanted come in; payments with the number of their ring go out.
 */
@NullMarked
package vigil.simulator.crime;

import org.jspecify.annotations.NullMarked;
