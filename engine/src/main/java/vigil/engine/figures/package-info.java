/**
 * Figures that take a few longs and are told of many payments: what fades with time, small counts,
 * the rhythm of the last times.
 *
 * <p>Times and kinds come in; weights, shares and distances from a beat go out.
 */
@NullMarked
package vigil.engine.figures;

import org.jspecify.annotations.NullMarked;
