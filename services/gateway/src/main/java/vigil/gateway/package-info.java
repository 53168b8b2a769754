/**
 * The front door of the street.
 *
 * <p>Requests from outside come in over TLS 1.3; what is well-formed, small enough, known and
 * within its limit goes on to a house, everything else is answered with a problem.
 */
@NullMarked
package vigil.gateway;

import org.jspecify.annotations.NullMarked;
