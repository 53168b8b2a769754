/**
 * Which process of the house leads. One holds a lease in the database and renews it; when it fails
 * to, another takes it within seconds.
 *
 * <p>Statements on the lease's row go out; whether this process may write comes back. The lease
 * alone makes nobody safe: a leader that was paused may believe in it. What fences it off is the
 * broker, see {@link vigil.monitoring.log.DecisionLog}.
 */
@NullMarked
package vigil.monitoring.leadership;

import org.jspecify.annotations.NullMarked;
