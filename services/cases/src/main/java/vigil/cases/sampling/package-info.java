/**
 * Which of what was closed is looked at again: the shares that an institution takes, and the draw.
 *
 * <p>Closings come in with the transaction that makes them; draws that an auditor can repeat, and
 * what waits for a second look, go out.
 */
@NullMarked
package vigil.cases.sampling;

import org.jspecify.annotations.NullMarked;
