/**
 * Payments and status reports as ISO 20022 messages in XML: pacs.008, pacs.009, pain.001, pacs.002.
 *
 * <p>The bytes of a message come in, as banks send it: with or without business header, in any
 * envelope; an {@link vigil.monitoring.intake.iso20022.IsoReading} goes out.
 */
@NullMarked
package vigil.monitoring.intake.iso20022;

import org.jspecify.annotations.NullMarked;
