/**
 * Those that wait for the core loop: requests for their decision, others for a place in the log or
 * for a scenario set to come into force.
 *
 * <p>The loop tells what it came past; whoever took a ticket or asked for a place is told.
 */
@NullMarked
package vigil.monitoring.waiting;

import org.jspecify.annotations.NullMarked;
