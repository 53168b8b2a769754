/**
 * What callers may ask, as the OpenAPI documents of the houses say it.
 *
 * <p>A method and a path come in; the {@link vigil.gateway.contract.Operation} goes out, with the
 * parameters, content types and shapes of bodies that it takes.
 */
@NullMarked
package vigil.gateway.contract;

import org.jspecify.annotations.NullMarked;
