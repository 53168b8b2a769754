/**
 * Signing in through a provider outside: one that the operator has named (OpenID Connect).
 *
 * <p>An id token of the provider comes in; an officer of ours who was linked to it goes out.
 */
@NullMarked
package vigil.identity.outside;

import org.jspecify.annotations.NullMarked;
