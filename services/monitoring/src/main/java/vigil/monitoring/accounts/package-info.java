/**
 * An account as an officer meets it: what it paid and received, whom it deals with, and the network
 * around it.
 *
 * <p>Questions come in; figures over a stretch of time go out, accounts as surrogates with the end
 * of their numbers.
 */
@NullMarked
package vigil.monitoring.accounts;

import org.jspecify.annotations.NullMarked;
