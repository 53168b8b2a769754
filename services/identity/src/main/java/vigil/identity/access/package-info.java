/**
 * The decision point: may somebody do something (AuthZEN Authorization API 1.0).
 *
 * <p>A subject, an action and a resource come in; a decision with its reason goes out, by the roles
 * that hold at this moment and the table of {@code vigil.contracts.permissions}.
 */
@NullMarked
package vigil.identity.access;

import org.jspecify.annotations.NullMarked;
