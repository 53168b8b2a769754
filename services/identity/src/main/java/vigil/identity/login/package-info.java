/**
 * The page on which officers sign in.
 *
 * <p>A form comes in; a session and a redirect go out.
 */
@NullMarked
package vigil.identity.login;

import org.jspecify.annotations.NullMarked;
