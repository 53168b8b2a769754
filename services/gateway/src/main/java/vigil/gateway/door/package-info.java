/**
 * The door itself: TLS, and the order in which a request is looked at.
 *
 * <p>Connections come in; visits that may pass go on to {@code forwarding}, all others are refused.
 */
@NullMarked
package vigil.gateway.door;

import org.jspecify.annotations.NullMarked;
