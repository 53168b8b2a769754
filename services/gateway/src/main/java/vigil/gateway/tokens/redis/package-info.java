/**
 * Proofs of possession that were seen, in the Redis that all gateways share.
 *
 * <p>A proof's name comes in; whether it is the first of that name goes out.
 */
@NullMarked
package vigil.gateway.tokens.redis;

import org.jspecify.annotations.NullMarked;
