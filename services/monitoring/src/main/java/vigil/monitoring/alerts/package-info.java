/**
 * Alerts as an officer meets them: what was met, by whom, and the transactions behind it.
 *
 * <p>Questions come in; pages and single alerts with their hits and evidence go out.
 */
@NullMarked
package vigil.monitoring.alerts;

import org.jspecify.annotations.NullMarked;
