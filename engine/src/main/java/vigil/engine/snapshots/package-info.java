/**
 * The bytes of a snapshot: written once, read back only when whole.
 *
 * <p>Numbers and arrays come in, a checked stream goes out; a truncated or altered one is refused.
 */
@NullMarked
package vigil.engine.snapshots;

import org.jspecify.annotations.NullMarked;
