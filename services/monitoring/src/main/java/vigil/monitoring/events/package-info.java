/**
 * The form in which this house tells others of its facts: CloudEvents in JSON.
 *
 * <p>A type, a subject and its figures come in; a message for the outbox goes out.
 */
@NullMarked
package vigil.monitoring.events;

import org.jspecify.annotations.NullMarked;
