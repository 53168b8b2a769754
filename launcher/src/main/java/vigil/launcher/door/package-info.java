/**
 * A caller's way into the street: through the gateway, over TLS, with a token of the demo
 * institution.
 *
 * <p>In come requests, out go answers.
 */
@NullMarked
package vigil.launcher.door;

import org.jspecify.annotations.NullMarked;
