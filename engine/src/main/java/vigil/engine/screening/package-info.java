/**
 * What was found out about a payment's parties before its record was appended.
 *
 * <p>The answers of a screening house come in with the record; features and reasons read them. No
 * name, no list's content: ids, scores and versions alone.
 */
@NullMarked
package vigil.engine.screening;

import org.jspecify.annotations.NullMarked;
