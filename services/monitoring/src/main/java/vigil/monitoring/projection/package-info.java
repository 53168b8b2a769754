/**
 * Carries the decisions topic into rows that can be asked.
 *
 * <p>Decisions come in, in batches; rows of decisions and alerts, events and evidence go out in one
 * database transaction with the place that was reached.
 */
@NullMarked
package vigil.monitoring.projection;

import org.jspecify.annotations.NullMarked;
