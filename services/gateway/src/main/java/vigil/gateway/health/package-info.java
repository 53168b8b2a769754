/**
 * How the houses behind the door are.
 *
 * <p>Their addresses and the times of their answers come in; one answer for officers and operators
 * goes out.
 */
@NullMarked
package vigil.gateway.health;

import org.jspecify.annotations.NullMarked;
