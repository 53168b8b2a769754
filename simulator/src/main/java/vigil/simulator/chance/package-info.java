/**
 * Chance that repeats itself: numbers drawn from a seed, the same on every machine and for ever.
 *
 * <p>A seed comes in; numbers go out.
 */
@NullMarked
package vigil.simulator.chance;

import org.jspecify.annotations.NullMarked;
