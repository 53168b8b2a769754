/**
 * How much an authorization request asks of a sign-in, and whether a session has it.
 *
 * <p>A checked request and a session come in; a session that does not suffice counts as none.
 */
@NullMarked
package vigil.identity.stepup;

import org.jspecify.annotations.NullMarked;
