/**
 * The end of a session.
 *
 * <p>A sign-out comes in; the clients that serve the officer are told, and the browser goes back
 * where its program wants it.
 */
@NullMarked
package vigil.identity.logout;

import org.jspecify.annotations.NullMarked;
