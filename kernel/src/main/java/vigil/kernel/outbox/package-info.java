/**
 * Facts that leave a house exactly when its change is kept, and effects that happen once however
 * often a message comes.
 *
 * <p>Messages come in within a database transaction; they go out to Kafka at least once, in the
 * order of their ids.
 */
@NullMarked
package vigil.kernel.outbox;

import org.jspecify.annotations.NullMarked;
