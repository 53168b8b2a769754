/**
 * Programs that ask for tokens.
 *
 * <p>A client id comes in; what it may ask for goes out. Secrets are kept as hashes.
 */
@NullMarked
package vigil.identity.clients;

import org.jspecify.annotations.NullMarked;
