/**
 * Keys of services that cannot speak OAuth.
 *
 * <p>An administrator's wish comes in, a key goes out once; afterwards it is known by its hash and
 * counts as a client that acts for itself.
 */
@NullMarked
package vigil.identity.apikeys;

import org.jspecify.annotations.NullMarked;
