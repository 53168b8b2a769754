/**
 * The way through to a house and back.
 *
 * <p>A visit that may pass comes in; the house's answer goes out as it arrives, nothing is kept.
 */
@NullMarked
package vigil.gateway.forwarding;

import org.jspecify.annotations.NullMarked;
