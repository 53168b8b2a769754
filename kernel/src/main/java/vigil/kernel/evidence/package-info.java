/**
 * Acts on their way into the tamper-evident record.
 *
 * <p>An act comes in within the transaction of its change; it leaves through the outbox to the
 * topic {@code evidence}.
 */
@NullMarked
package vigil.kernel.evidence;

import org.jspecify.annotations.NullMarked;
