/**
 * Where transactions are kept before they reach the log: one commit for all that wait.
 *
 * <p>Received transactions come in; rows, and records appended to the log, go out. The same client
 * id is the same row for ever.
 */
@NullMarked
package vigil.monitoring.store;

import org.jspecify.annotations.NullMarked;
