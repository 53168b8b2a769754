/**
 * The keys that sign tokens, and their rotation.
 *
 * <p>Time comes in; one key that signs and all keys that are published go out.
 */
@NullMarked
package vigil.identity.keys;

import org.jspecify.annotations.NullMarked;
