/**
 * Whether the parts that an answer needs are there: database, broker, and a core that has caught
 * up.
 *
 * <p>Probes and reports of failures come in; readiness and refusals with {@code Retry-After} go
 * out.
 */
@NullMarked
package vigil.monitoring.vitals;

import org.jspecify.annotations.NullMarked;
