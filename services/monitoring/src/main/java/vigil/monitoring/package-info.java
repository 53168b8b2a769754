/**
 * The house that takes transactions in and answers with decisions: the ordered log, the core behind
 * it, and the read side.
 */
@NullMarked
package vigil.monitoring;

import org.jspecify.annotations.NullMarked;
