/**
 * How much one caller may ask.
 *
 * <p>A caller's name comes in; the time to wait goes out, zero within the limit.
 */
@NullMarked
package vigil.gateway.limits;

import org.jspecify.annotations.NullMarked;
