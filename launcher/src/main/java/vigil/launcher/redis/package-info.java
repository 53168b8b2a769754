/**
 * The embedded Redis, in which gateways add up what callers have asked.
 *
 * <p>A state folder and a port come in; a server that forgets at its end goes out.
 */
@NullMarked
package vigil.launcher.redis;

import org.jspecify.annotations.NullMarked;
