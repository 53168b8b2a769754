/**
 * The flow graph: payments of the last days as temporal edges in primitive arrays, and the searches
 * for patterns in it.
 *
 * <p>Payments between account slots come in; patterns go out as figures and as the edges they
 * consist of.
 */
@NullMarked
package vigil.engine.graph;

import org.jspecify.annotations.NullMarked;
