/**
 * Signed-in browsers.
 *
 * <p>A cookie comes in; the officer behind it goes out.
 */
@NullMarked
package vigil.identity.sessions;

import org.jspecify.annotations.NullMarked;
