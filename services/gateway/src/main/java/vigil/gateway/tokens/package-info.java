/**
 * Access tokens at the door.
 *
 * <p>A bearer token comes in; a {@link vigil.gateway.tokens.TokenVerdict} goes out. The public keys
 * come from {@code identity}.
 */
@NullMarked
package vigil.gateway.tokens;

import org.jspecify.annotations.NullMarked;
