/**
 * Who stands at the login page before anybody is recognised.
 *
 * <p>A request comes in; the network it came from, and whether the browser is known, go out.
 */
@NullMarked
package vigil.identity.visitors;

import org.jspecify.annotations.NullMarked;
