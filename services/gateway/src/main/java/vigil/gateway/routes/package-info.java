/**
 * Which address belongs to which house.
 *
 * <p>The raw path of a request comes in; a {@link vigil.gateway.routes.Route} goes out, or nothing.
 */
@NullMarked
package vigil.gateway.routes;

import org.jspecify.annotations.NullMarked;
