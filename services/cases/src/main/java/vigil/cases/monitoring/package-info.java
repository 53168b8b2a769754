/**
 * The house monitoring as this one asks it, always with the token of the officer at work.
 *
 * <p>A path goes in; what monitoring answers that officer comes out.
 */
@NullMarked
package vigil.cases.monitoring;

import org.jspecify.annotations.NullMarked;
