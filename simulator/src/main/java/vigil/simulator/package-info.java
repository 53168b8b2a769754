/**
 * A synthetic bank in the statistical shape of AMLworld, with labelled crime.
 *
 * <p>Settings come in; the rows of an AMLworld CSV in order of time and the key of its rings go
 * out. The same settings give the same bytes.
 */
@NullMarked
package vigil.simulator;

import org.jspecify.annotations.NullMarked;
