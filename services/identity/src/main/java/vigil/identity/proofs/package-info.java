/**
 * Proofs of possession at the endpoints that give tokens.
 *
 * <p>A request with the header {@code DPoP} comes in; it goes on with the thumbprint of the key, or
 * a refusal goes out.
 */
@NullMarked
package vigil.identity.proofs;

import org.jspecify.annotations.NullMarked;
