/**
 * How the door answers: one {@link vigil.gateway.answers.Visit} a request, with its id, its headers
 * and, where it is refused, its problem.
 *
 * <p>A request comes in; exactly one answer goes out.
 */
@NullMarked
package vigil.gateway.answers;

import org.jspecify.annotations.NullMarked;
