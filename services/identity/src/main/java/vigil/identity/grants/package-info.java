/**
 * What was granted to whom: codes, tokens, and what they say.
 *
 * <p>Authorizations of the protocol come in and are kept sealed; claims and acts go out.
 */
@NullMarked
package vigil.identity.grants;

import org.jspecify.annotations.NullMarked;
