/**
 * Passkeys (Web Authentication Level 3).
 *
 * <p>A browser's answer to a challenge comes in; a registered key, or the officer behind one, goes
 * out.
 */
@NullMarked
package vigil.identity.passkeys;

import org.jspecify.annotations.NullMarked;
