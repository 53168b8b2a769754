/**
 * Sessions of consoles: a browser holds a cookie, the door holds the tokens behind it.
 *
 * <p>A browser that wants in goes to {@code identity} and comes back with a code; afterwards its
 * cookie comes in with each call, and the officer's access token goes out to the house.
 */
@NullMarked
package vigil.gateway.sessions;

import org.jspecify.annotations.NullMarked;
