/**
 * Where all gateways add up what callers have asked and done: a Redis.
 *
 * <p>Counts that have changed here go out, what they add up to comes in.
 */
@NullMarked
package vigil.gateway.limits.redis;

import org.jspecify.annotations.NullMarked;
