/**
 * Transactions as JSON: one object, or a batch.
 *
 * <p>The bytes of a request come in; a {@link vigil.monitoring.intake.json.JsonReading} goes out.
 */
@NullMarked
package vigil.monitoring.intake.json;

import org.jspecify.annotations.NullMarked;
