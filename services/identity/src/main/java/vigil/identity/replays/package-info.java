/**
 * What may come once.
 *
 * <p>A name comes in; whether it was never seen before goes out.
 */
@NullMarked
package vigil.identity.replays;

import org.jspecify.annotations.NullMarked;
