/**
 * The door of the house: whatever a sender wrote becomes checked transactions and status reports,
 * or failures that name row, field and reason.
 *
 * <p>Bytes of JSON, ISO 20022 and CSV come in through the readers below this package; a {@link
 * vigil.monitoring.intake.Reading} goes out. What has a type of this package has been checked.
 */
@NullMarked
package vigil.monitoring.intake;

import org.jspecify.annotations.NullMarked;
