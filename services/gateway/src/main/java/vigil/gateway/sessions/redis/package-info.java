/**
 * Sessions that several gateways share: a Redis.
 *
 * <p>Sealed values come in under hashes, and go out again until they end.
 */
@NullMarked
package vigil.gateway.sessions.redis;

import org.jspecify.annotations.NullMarked;
