/**
 * A recorded decision, made again.
 *
 * <p>A transaction of the institution comes in; whether its decision is the same, byte for byte,
 * goes out.
 */
@NullMarked
package vigil.monitoring.replays;

import org.jspecify.annotations.NullMarked;
