/**
 * The named figures that scenarios speak about: their catalogue, and where each comes from.
 *
 * <p>One transaction with the state around it comes in, features go out; a pattern is searched only
 * when it is asked for.
 */
@NullMarked
package vigil.engine.features;

import org.jspecify.annotations.NullMarked;
