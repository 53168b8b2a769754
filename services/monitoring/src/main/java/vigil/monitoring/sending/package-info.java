/**
 * Transactions sent over HTTP: one by one, in batches, as ISO 20022 messages.
 *
 * <p>Requests come in; decisions and results row by row go out.
 */
@NullMarked
package vigil.monitoring.sending;

import org.jspecify.annotations.NullMarked;
