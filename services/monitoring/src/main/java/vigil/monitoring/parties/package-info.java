/**
 * Asks the screening house who the parties of a payment may be, before its record is appended.
 *
 * <p>Prepared transactions come in; the same with what the lists say of their parties go out, or
 * with the declared fallback where there was no answer in time.
 */
@NullMarked
package vigil.monitoring.parties;

import org.jspecify.annotations.NullMarked;
