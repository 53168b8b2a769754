/**
 * The desk between the door and the loop: keeps what was received, waits for its decision, and
 * answers within the deadline.
 *
 * <p>Received transactions come in; an answer for each goes out: decision, fallback or refusal.
 */
@NullMarked
package vigil.monitoring.desk;

import org.jspecify.annotations.NullMarked;
