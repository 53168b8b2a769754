/**
 * Keys of services at the door.
 *
 * <p>A key comes in with a call; identity changes it for a short access token, with which the call
 * goes on.
 */
@NullMarked
package vigil.gateway.apikeys;

import org.jspecify.annotations.NullMarked;
