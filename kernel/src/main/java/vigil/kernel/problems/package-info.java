/**
 * Refusals that say what to do, as RFC 9457 problems with stable codes.
 *
 * <p>Exceptions come in; {@code application/problem+json} goes out, never a stack trace.
 */
@NullMarked
package vigil.kernel.problems;

import org.jspecify.annotations.NullMarked;
